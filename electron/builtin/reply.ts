import type { Problem } from './problem.ts';

/** An answer before it is written, so that faults can spoil it on the way. */
export type Reply =
  | {
      readonly kind: 'body';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly bytes: number;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'events'; readonly events: AsyncIterable<string> };

/** A JSON answer. */
export function json(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    kind: 'body',
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** A text answer; it must not be run or sniffed by a browser. */
export function text(body: string, status = 200): Reply {
  return { kind: 'body', status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

/** An answer without a body. */
export function empty(status: number): Reply {
  return { kind: 'body', status, headers: {}, body: '' };
}

/** Problem details as `application/problem+json`. */
export function problemReply(problem: Problem): Reply {
  const { status, title, detail, invalidFields } = problem;
  const fields = invalidFields.length > 0 ? { invalid_fields: invalidFields } : {};
  return json({ title, detail, status, ...fields }, status, {
    'content-type': 'application/problem+json',
  });
}
