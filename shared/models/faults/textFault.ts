import type { Limits } from '../../domain/ports.ts';
import type { Sentence } from '../../domain/sentence.ts';
import { say } from '../../sentences/say.ts';
import { matchesPattern } from '../../nodes/pattern/matchesPattern.ts';

/** What is wrong with a text, to be said after its name; undefined where it keeps its limits. */
export function textFault(text: string, limits: Limits): Sentence | undefined {
  const { minLength = 0, maxLength = Infinity, pattern } = limits;
  const length = lengthOf(text);
  if (length < minLength) return say('inputs.tooShort', { count: minLength });
  if (length > maxLength) return say('inputs.tooLong', { count: length, most: maxLength });
  if (pattern === undefined || matches(pattern, text)) return undefined;
  return say('inputs.pattern', { pattern });
}

/** In Unicode characters, as JSON Schema counts. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/**
 * A pattern comes from a stranger, so it is matched in linear time. One that cannot be (it refers back) accepts
 * everything: the model has the last word. Python writes at its start that capitals do not count.
 */
function matches(pattern: string, text: string): boolean {
  const ignoresCase = pattern.startsWith('(?i)');
  try {
    return matchesPattern(text, ignoresCase ? pattern.slice(4) : pattern, ignoresCase);
  } catch {
    return true;
  }
}
