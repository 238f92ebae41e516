import type { Limits } from '../../domain/ports.ts';
import { matchesPattern } from '../../nodes/pattern/matchesPattern.ts';

/** What is wrong with a text, to be said after its name; undefined where it keeps its limits. */
export function textFault(text: string, limits: Limits): string | undefined {
  const { minLength = 0, maxLength = Infinity, pattern } = limits;
  const length = lengthOf(text);
  if (length < minLength) return `is too short: enter at least ${count(minLength)}.`;
  if (length > maxLength) return `has ${count(length)}: shorten it to at most ${maxLength}.`;
  if (pattern === undefined || matches(pattern, text)) return undefined;
  return `does not have the form that the model asks for: enter text that matches ${pattern}.`;
}

/** In Unicode characters, as JSON Schema counts. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

function count(characters: number): string {
  return characters === 1 ? '1 character' : `${characters} characters`;
}

/**
 * A pattern comes from a stranger, so it is matched in linear time. One that cannot be (it looks around, or is of
 * Python's own) accepts everything: the model has the last word.
 */
function matches(pattern: string, text: string): boolean {
  try {
    return matchesPattern(text, pattern, false);
  } catch {
    return true;
  }
}
