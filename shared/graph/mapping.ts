import { invalidInput } from '../domain/failure.ts';
import type { InputPort } from '../domain/ports.ts';
import { listValue, type PortValues, type Value } from '../domain/values.ts';
import { say } from '../sentences/say.ts';

/** How long the lists of a mapped node are, by the index path they stand at: `''` for the node itself, `2/0` within. */
export type ListLengths = { readonly [path: string]: number };

/** The key of an index path in `ListLengths`. */
export function pathKey(path: readonly number[]): string {
  return path.join('/');
}

/**
 * How many items several lists make together that are paired by index. A list of one item goes with every other.
 * Throws `invalid-input` with the port when their lengths differ otherwise.
 */
export function commonLength(
  lists: readonly { readonly port: InputPort; readonly length: number }[],
): number {
  const long = lists.find((list) => list.length !== 1) ?? lists[0];
  const other = lists.find((list) => list.length !== 1 && list.length !== long?.length);
  if (long === undefined) return 1;
  if (other === undefined) return long.length;
  throw invalidInput(
    say('values.cannotPair', {
      port: long.port.name,
      length: long.length,
      other: other.port.name,
      otherLength: other.length,
    }),
    other.port.name,
  );
}

/**
 * Puts the outputs of a mapped node's tasks together: lists in item order, nested as its inputs were. An item whose
 * branch was not taken is left out; a list of nothing else is left out too. A port that no task gave anything on is
 * left out; where only some did, the others hold null.
 */
export function collectOutputs(
  ports: readonly string[],
  lengths: ListLengths,
  valueAt: (path: readonly number[], port: string) => Value | 'untaken' | undefined,
): PortValues {
  const collected: { [port: string]: Value } = {};
  for (const port of ports) {
    const found = { some: false, none: true };
    const value = collect([], { lengths, port, valueAt, found });
    if (value !== 'untaken' && (found.some || found.none)) collected[port] = value;
  }
  return collected;
}

type Collecting = {
  readonly lengths: ListLengths;
  readonly port: string;
  readonly valueAt: (path: readonly number[], port: string) => Value | 'untaken' | undefined;
  /** `none`: there was no task at all. */
  readonly found: { some: boolean; none: boolean };
};

function collect(path: readonly number[], collecting: Collecting): Value | 'untaken' {
  const { lengths, port, found } = collecting;
  const length = lengths[pathKey(path)];
  if (length !== undefined) {
    const items = Array.from({ length }, (_, index) => collect([...path, index], collecting));
    const taken = items.filter((item) => item !== 'untaken');
    return taken.length === 0 && length > 0 ? 'untaken' : listValue(taken);
  }
  const value = collecting.valueAt(path, port);
  found.none = false;
  if (value !== undefined && value !== 'untaken') found.some = true;
  return value ?? { type: 'json', json: null };
}
