import { invalidInput } from '../domain/failure.ts';
import { depthOf, type InputPort, type OutputPort } from '../domain/ports.ts';
import { listValue, type PortValues, type Value } from '../domain/values.ts';
import { convertValue, depthOfValue } from './convertValue.ts';

/** One item of a node to run: its index path, empty when the node does not map, and its inputs. */
export type Item = { readonly path: readonly number[]; readonly inputs: PortValues };

/** How the items nest: null for one item, else one shape per index. */
export type ItemShape = null | readonly ItemShape[];

/** The items of a node and how their outputs are put together again. */
export type Expansion = { readonly shape: ItemShape; readonly items: readonly Item[] };

/**
 * Maps a node over the lists that arrive where it takes single values: one item per index.
 * Several mapped inputs zip by index; lengths must agree, or be one. Nested lists map recursively.
 * Throws `invalid-input` when lengths differ or a value does not fit its port.
 */
export function expandItems(
  ports: readonly InputPort[],
  values: PortValues,
  path: readonly number[] = [],
): Expansion {
  const mapped = ports.filter((port) => isMapped(port, values[port.name]));
  if (mapped.length === 0)
    return { shape: null, items: [{ path, inputs: convertAll(ports, values) }] };
  const length = commonLength(mapped, values);
  const expansions = Array.from({ length }, (_, index) =>
    expandItems(ports, itemAt(mapped, values, index), [...path, index]),
  );
  return {
    shape: expansions.map((each) => each.shape),
    items: expansions.flatMap((each) => each.items),
  };
}

/** Puts the outputs of all items together: lists in item order, nested as the inputs were. */
export function collectOutputs(
  outputs: readonly OutputPort[],
  expansion: Expansion,
  results: readonly PortValues[],
): PortValues {
  if (expansion.shape === null) return results[0] ?? {};
  const collected: { [port: string]: Value } = {};
  for (const port of outputs) {
    const queue = results.map((result) => result[port.name]);
    if (queue.length > 0 && queue.every((value) => value === undefined)) continue;
    collected[port.name] = nest(expansion.shape, queue[Symbol.iterator]());
  }
  return collected;
}

function nest(shape: ItemShape, values: Iterator<Value | undefined>): Value {
  if (shape !== null) return listValue(shape.map((inner) => nest(inner, values)));
  return values.next().value ?? { type: 'json', json: null };
}

function isMapped(port: InputPort, value: Value | undefined): boolean {
  return value !== undefined && port.type !== 'any' && depthOfValue(value) > depthOf(port.type);
}

function commonLength(mapped: readonly InputPort[], values: PortValues): number {
  const lengths = mapped.map((port) => ({ port, length: lengthOf(values[port.name]) }));
  const long = lengths.find((each) => each.length !== 1) ?? lengths[0];
  const other = lengths.find((each) => each.length !== 1 && each.length !== long?.length);
  if (long === undefined) return 1;
  if (other === undefined) return long.length;
  throw invalidInput(
    `The lists on "${long.port.name}" (${long.length} items) and "${other.port.name}" (${other.length} items) cannot be paired: make them equally long.`,
    other.port.name,
  );
}

function lengthOf(value: Value | undefined): number {
  return value?.type === 'list' ? value.items.length : 1;
}

function itemAt(mapped: readonly InputPort[], values: PortValues, index: number): PortValues {
  const picked: { [port: string]: Value } = { ...values };
  for (const port of mapped) {
    const value = values[port.name];
    if (value?.type !== 'list') continue;
    const item = value.items[value.items.length === 1 ? 0 : index];
    if (item !== undefined) picked[port.name] = item;
  }
  return picked;
}

function convertAll(ports: readonly InputPort[], values: PortValues): PortValues {
  const converted: { [port: string]: Value } = {};
  for (const port of ports) {
    const value = values[port.name];
    if (value !== undefined) converted[port.name] = convertValue(value, port.type, port.name);
  }
  return converted;
}
