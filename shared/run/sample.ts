import { listValue, type PortValues } from '../domain/values.ts';

/**
 * The outputs of a source with at most `most` items in each list, in their order. They are spread evenly from the first
 * to the last, and depend on nothing but the length: lists of the same length still pair.
 */
export function sampleOutputs(outputs: PortValues, most: number): PortValues {
  return Object.fromEntries(
    Object.entries(outputs).map(([port, value]) => {
      if (value.type !== 'list' || value.items.length <= most) return [port, value];
      const chosen = sampleIndices(value.items.length, most);
      return [port, listValue(value.items.filter((_, index) => chosen.has(index)))];
    }),
  );
}

/** `most` of `length` positions; of one, the first. */
function sampleIndices(length: number, most: number): ReadonlySet<number> {
  const step = most > 1 ? (length - 1) / (most - 1) : 0;
  return new Set(Array.from({ length: most }, (_, index) => Math.round(index * step)));
}
