import type { z } from 'zod';
import { scanText } from '../../../../shared/pipeline/scanText.ts';
import { say } from '../../../../shared/sentences/say.ts';
import type { Sentence } from '../../../../shared/domain/sentence.ts';

/** What an answer's text turned out to be. `again` says whether asking once more can help. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Sentence; readonly again: boolean };

/** Turns the text of a 2xx answer into a value. */
export type Reader<T> = (text: string) => Reading<T>;

/** How many lists and objects may stand inside each other. */
const deepest = 500;

/** Reads JSON that a schema accepts; broken JSON may be retried, a wrong shape may not. */
export function jsonReader<T>(schema: z.ZodType<T>): Reader<T> {
  return (text) => {
    let data: unknown;
    // The journal, and every page, would break on it.
    if (text.length > 2 * deepest && scanText(text).depth > deepest)
      return { ok: false, problem: say('providers.deepJson', { deepest }), again: false };
    try {
      data = JSON.parse(text);
    } catch {
      const isPage = text.trimStart().startsWith('<');
      const problem = isPage ? say('providers.webPage') : say('providers.brokenJson');
      return { ok: false, problem, again: true };
    }
    const parsed = schema.safeParse(data);
    if (parsed.success) return { ok: true, value: parsed.data };
    const where = parsed.error.issues[0]?.path.join('.') || say('providers.wholeAnswer');
    return { ok: false, problem: say('providers.oddValue', { where }), again: false };
  };
}

/** Takes the text as it is. */
export function textReader(text: string): Reading<string> {
  return { ok: true, value: text };
}

/** Takes any answer, empty or not. */
export function emptyReader(): Reading<undefined> {
  return { ok: true, value: undefined };
}
