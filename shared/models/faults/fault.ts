import type { Sentence } from '../../domain/sentence.ts';
import type { Json } from '../../domain/json.ts';

/** What is wrong inside a value, to be said after the name of the place. */
export type Fault = {
  readonly path: readonly (string | number)[];
  readonly sentence: Sentence;
};

/** Where in a value a check is, and how many schemas deep. */
export type Spot = { readonly path: Fault['path']; readonly depth: number };

/** Checks a value, or a part of it, by a schema. */
export type CheckPart = (schema: Json, json: Json, spot: Spot) => Fault | undefined;

/** What a check of a list or an object goes on with. */
export type Inside = { readonly at: Spot; readonly check: CheckPart };

/** The first fault of several checks, of which those after it are not done. */
export function firstFault<T>(
  items: Iterable<T>,
  check: (item: T) => Fault | undefined,
): Fault | undefined {
  for (const item of items) {
    const fault = check(item);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
