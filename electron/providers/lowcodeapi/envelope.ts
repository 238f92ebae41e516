import type { WireRefusal } from '../replicate/http/wire.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The API's own text within a gateway's 2xx answer: `{result, provider, message}`, `{data}` or bare, as both
 * envelopes are in use (lowcodeapi.md section 4). What is no JSON, such as a readme, is given back as it is.
 */
export function unwrapAnswer(text: string): string {
  const answer = toFields(text);
  if (answer === undefined) return text;
  const inner = innerOf(answer);
  return inner === answer ? text : toText(inner);
}

/** The API's refusal within a gateway's, whose own refusals have only a `message` (lowcodeapi.md section 5). */
export function unwrapRefusal(status: number, text: string): WireRefusal {
  const outer = toFields(text);
  if (outer === undefined) return { status, text };
  const answer = onlyData(outer) ?? outer;
  if (!isFields(answer)) return { status, text: toText(answer) };
  if ('error' in answer && ('provider' in answer || 'message' in answer)) {
    return { status, text: toText(answer['error']), retryAfter: retryAfterOf(answer['headers']) };
  }
  const { message } = answer;
  if (typeof message !== 'string') return { status, text: toText(answer) };
  // The gateway's 403 is about its own token: unknown, or without a Replicate key behind it.
  const own = status === 403 && /token/i.test(message) ? 401 : status;
  return { status: own, text: JSON.stringify({ detail: message }) };
}

function innerOf(answer: Fields): unknown {
  if ('result' in answer && ('provider' in answer || 'message' in answer)) return answer['result'];
  const data = onlyData(answer);
  if (data === undefined) return answer;
  return isFields(data) && 'result' in data ? data['result'] : data;
}

function onlyData(answer: Fields): unknown {
  const [name, ...others] = Object.keys(answer);
  return name === 'data' && others.length === 0 ? answer['data'] : undefined;
}

// A text is broken JSON of the API's, or a readme: neither may be quoted once more.
function toText(inner: unknown): string {
  return typeof inner === 'string' ? inner : JSON.stringify(inner ?? null);
}

function retryAfterOf(headers: unknown): string | undefined {
  const value = isFields(headers) ? headers['retry-after'] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function toFields(text: string): Fields | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
