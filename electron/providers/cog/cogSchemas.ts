import { z } from 'zod';
import { jsonObjectSchema, jsonValueSchema, textOrNull } from '../replicate/schemas/jsonSchema.ts';

/** GET /: enough of it to know a Cog server by (clients-and-cog.md section 3). */
export const cogRootSchema = z.object({
  cog_version: textOrNull,
  openapi_url: z.string(),
  predictions_url: z.string(),
});

/** GET /health-check. The states of cog 0.22 are known by name; a new one is kept as its text. */
export const cogHealthSchema = z.object({
  status: z.string().min(1),
  setup: z
    .object({ status: textOrNull, logs: z.string().catch('') })
    .nullable()
    .catch(null)
    .default(null),
});

export type CogHealth = z.infer<typeof cogHealthSchema>;

const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start') }),
  z.object({ type: z.literal('output'), body: z.object({ chunk: jsonValueSchema }) }),
  z.object({ type: z.literal('log'), body: z.object({ data: z.string() }) }),
  z.object({
    type: z.literal('metric'),
    body: z.object({ name: z.string().min(1), value: jsonValueSchema, mode: textOrNull }),
  }),
  z.object({ type: z.literal('completed'), body: jsonObjectSchema }),
  z.object({
    type: z.literal('error'),
    body: z.object({ error: z.string().catch('no reason'), skipped: z.number().optional() }),
  }),
]);

/** One event of a Cog stream; all of them carry JSON. */
export type CogEvent = z.infer<typeof eventSchema>;

/** Reads one event; undefined for one of another kind or with a body that says nothing. */
export function parseCogEvent(type: string | undefined, data: string): CogEvent | undefined {
  const event = eventSchema.safeParse({ type, body: tryJson(data) });
  return event.success ? event.data : undefined;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
