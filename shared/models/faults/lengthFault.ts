import { canonicalJson, type Json } from '../../domain/json.ts';
import type { Limits } from '../../domain/ports.ts';

/** What is wrong with how many items a list has, to be said after its name; undefined where it keeps its limits. */
export function lengthFault(items: readonly Json[], limits: Limits): string | undefined {
  const { minItems = 0, maxItems = Infinity, uniqueItems = false } = limits;
  const has = items.length === 1 ? '1 item' : `${items.length} items`;
  if (items.length < minItems) return `has ${has}: give it at least ${minItems}.`;
  if (items.length > maxItems) return `has ${has}: keep at most ${maxItems}.`;
  const isDouble = uniqueItems && new Set(items.map(canonicalJson)).size < items.length;
  return isDouble ? 'has an item twice: keep each once.' : undefined;
}
