import { isJsonObject, type JsonObject } from '../domain/json.ts';
import { isFileType, itemTypeOf, type InputPort } from '../domain/ports.ts';
import { numberOf, wordsOf } from './schemaText.ts';

/**
 * Puts inputs in reading order: by `x-order` where all have one. Otherwise required, prompts, files, those
 * with `x-order`, the rest by name, the seed, deprecated ones: document order says nothing, because raw API
 * answers list properties by key length.
 */
export function orderInputs(
  ports: readonly InputPort[],
  properties: JsonObject,
): readonly InputPort[] {
  const orders = new Map(ports.map((port) => [port.name, xOrderOf(properties, port.name)]));
  const isComplete = [...orders.values()].every((order) => order !== undefined);
  const keyed = ports.map((port) => ({
    port,
    key: [...(isComplete ? [] : ranksOf(port, orders)), orders.get(port.name) ?? 0],
  }));
  return keyed
    .toSorted((a, b) => compareKeys(a.key, b.key) || compareNames(a.port, b.port))
    .map(({ port }) => port);
}

function xOrderOf(properties: JsonObject, name: string): number | undefined {
  const property = properties[name];
  return isJsonObject(property) ? numberOf(property, 'x-order') : undefined;
}

function ranksOf(
  port: InputPort,
  orders: ReadonlyMap<string, number | undefined>,
): readonly number[] {
  const rank = kindRank(port, orders.get(port.name) !== undefined);
  return [port.required ? -1 : rank, rank, promptRank(port)];
}

function kindRank(port: InputPort, hasOrder: boolean): number {
  if (port.deprecated === true) return 5;
  if (isPrompt(port)) return 0;
  if (isFileType(itemTypeOf(port.type))) return 1;
  if (port.widget.kind === 'seed') return 4;
  return hasOrder ? 2 : 3;
}

function isPrompt(port: InputPort): boolean {
  return (
    port.widget.kind === 'multiline' &&
    (wordsOf(port.name).includes('prompt') || port.name === 'text')
  );
}

function promptRank(port: InputPort): number {
  return port.name === 'prompt' ? 0 : 1;
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return (a[at] ?? 0) - (b[at] ?? 0);
}

function compareNames(a: InputPort, b: InputPort): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}
