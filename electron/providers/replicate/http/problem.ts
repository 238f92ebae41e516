import { z } from 'zod';
import type { RejectedField } from '../../../../shared/domain/failure.ts';

/** What a provider says about a refused request, as far as it could be read. */
export type Problem = {
  readonly title?: string;
  readonly detail?: string;
  readonly fields: readonly RejectedField[];
  /** In seconds, from the body's `retry_after` or its text. */
  readonly retryAfter?: number;
};

const text = z.string().min(1).optional().catch(undefined);
const invalidField = z.object({
  field: z.string().catch(''),
  description: z.string().catch('is not valid'),
});
// FastAPI's shape, which Cog servers give: {"detail":[{"loc":["body","input","width"],"msg":"..."}]}
const locatedProblem = z.object({
  loc: z.array(z.union([z.string(), z.number()])).catch([]),
  msg: z.string().catch('is not valid'),
});
/** What cannot be read of a list is left out, and the rest stays. */
const listOf = <T>(item: z.ZodType<T>) =>
  z
    .array(item.optional().catch(undefined))
    .transform((items) => items.filter((each) => each !== undefined));
const problemSchema = z.object({
  title: text,
  detail: z
    .union([z.string().min(1), listOf(locatedProblem)])
    .optional()
    .catch(undefined),
  error: text,
  invalid_fields: listOf(invalidField).optional().catch(undefined),
  retry_after: z.coerce.number().nonnegative().optional().catch(undefined),
});

/** Reads an error body: problem JSON, then `{detail}`, then HTML or text (replicate-api.md section 9). */
export function parseProblem(body: string): Problem {
  const parsed = problemSchema.safeParse(tryJson(body));
  return parsed.success ? fromJson(parsed.data) : fromText(body);
}

function fromJson(data: z.infer<typeof problemSchema>): Problem {
  const located = Array.isArray(data.detail) ? data.detail : [];
  const detail = typeof data.detail === 'string' ? data.detail : data.error;
  const retryAfter = data.retry_after ?? secondsIn(detail ?? '');
  const named = [
    ...(data.invalid_fields ?? []),
    ...located.map(({ loc, msg }) => ({
      field: loc.filter((part) => part !== 'body').join('.'),
      description: msg,
    })),
  ];
  return {
    ...(data.title === undefined ? {} : { title: oneLine(data.title) }),
    ...(detail === undefined ? {} : { detail: oneLine(detail) }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    fields: (named.length > 0 ? named : fieldsIn(detail ?? '')).map(({ field, description }) => ({
      field: oneLine(field),
      description: oneLine(description),
    })),
  };
}

/** Fields that are named in words only, one in a line: `- input.width: Must be less than or equal to 1024`. */
function fieldsIn(detail: string): readonly RejectedField[] {
  return detail.split('\n').flatMap((line) => {
    const [, field, description] = /^[-*\s]*(input\.[^:]{1,200}?):\s+(\S.*)$/.exec(line) ?? [];
    return field === undefined || description === undefined ? [] : [{ field, description }];
  });
}

function fromText(body: string): Problem {
  const trimmed = body.trim();
  if (trimmed === '') return { fields: [] };
  if (!trimmed.startsWith('<')) return { detail: oneLine(trimmed), fields: [] };
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(trimmed)?.[1]?.trim();
  return { detail: title ? oneLine(title) : 'an HTML page instead of an answer', fields: [] };
}

function tryJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

// Older 429 bodies carry the time only in words: "available in 1 second", "resets in ~30s".
function secondsIn(detail: string): number | undefined {
  const match = /(?:available|resets) in ~?(\d{1,6}(?:\.\d+)?)\s*s/i.exec(detail);
  return match === null ? undefined : Number(match[1]);
}

function oneLine(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
