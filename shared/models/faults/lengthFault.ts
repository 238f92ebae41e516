import { canonicalJson, type Json } from '../../domain/json.ts';
import type { Limits } from '../../domain/ports.ts';
import type { Sentence } from '../../domain/sentence.ts';
import { say } from '../../sentences/say.ts';

/** What is wrong with how many items a list has, to be said after its name; undefined where it keeps its limits. */
export function lengthFault(items: readonly Json[], limits: Limits): Sentence | undefined {
  const { minItems = 0, maxItems = Infinity, uniqueItems = false } = limits;
  const count = items.length;
  if (count < minItems) return say('inputs.tooFew', { count, least: minItems });
  if (count > maxItems) return say('inputs.tooMany', { count, most: maxItems });
  const isDouble = uniqueItems && new Set(items.map(canonicalJson)).size < items.length;
  return isDouble ? say('inputs.twice') : undefined;
}
