import { Problem } from './problem.ts';
import { isRecord } from './schema/json.ts';

/** Reads a body that must be a JSON object. Throws a 400 problem when it is not. */
export function parseJsonObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(text);
    if (isRecord(body)) return body;
  } catch {
    // Answered below like any other body that is not an object.
  }
  throw new Problem(400, {
    title: 'Bad request',
    detail: 'Failed to parse request body as JSON: it must be an object.',
  });
}
