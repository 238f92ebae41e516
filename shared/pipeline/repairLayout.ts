import type { Graph, NodeLayout, Pipeline } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';
import { isJsonObject, type Json } from '../domain/json.ts';
import { placeNodes } from './placeNodes.ts';
import type { Warn } from './warnings.ts';
import { say } from '../sentences/say.ts';
import type { Sentence } from '../domain/sentence.ts';

/** Beyond this a canvas can no longer show a node, in canvas units. */
const farthest = 1_000_000;

/** A layout with a place for every node and for nothing else; unusable places and sizes are made anew. */
export function repairLayout(
  layout: Json | undefined,
  graph: Graph,
  warn: Warn,
): Pipeline['layout'] {
  const given = isJsonObject(layout) ? layout : {};
  if (layout !== undefined && !isJsonObject(layout)) warn(say('repairs.noLayout'));
  const placed = new Map<string, NodeLayout>();
  for (const [id, place] of Object.entries(given)) {
    const read = Object.hasOwn(graph.nodes, id) ? readPlace(place, id, warn) : undefined;
    if (read !== undefined) placed.set(id, read);
    else if (!Object.hasOwn(graph.nodes, id)) warn(say('repairs.strayPlace', { node: id }));
  }
  const homeless = (Object.keys(graph.nodes) as NodeId[]).filter((id) => !placed.has(id));
  if (homeless.length > 0) {
    // Who writes a pipeline by hand or by a program need not know where nodes are.
    if (Object.keys(given).length > 0) warn(newPlaceOf(homeless));
    for (const [id, place] of placeNodes(graph, homeless, [...placed.values()]))
      placed.set(id, place);
  }
  return Object.fromEntries(placed);
}

function newPlaceOf(ids: readonly NodeId[]): Sentence {
  const [node = ''] = ids;
  return ids.length === 1
    ? say('repairs.newPlace', { node })
    : say('repairs.newPlaces', { nodes: ids.length, node });
}

function readPlace(place: Json, id: string, warn: Warn): NodeLayout | undefined {
  if (!isJsonObject(place)) return undefined;
  const { x, y, width, height, ...rest } = place;
  if (!isCoordinate(x) || !isCoordinate(y)) return undefined;
  const sizes = { ...sizeOf('width', width), ...sizeOf('height', height) };
  const hasBadSize = [width, height].some((size) => size !== undefined && !isSize(size));
  if (hasBadSize) warn(say('repairs.badSize', { node: id }));
  return { ...rest, x, y, ...sizes };
}

function sizeOf(
  key: 'width' | 'height',
  size: Json | undefined,
): { readonly width?: number; readonly height?: number } {
  return isSize(size) ? { [key]: size } : {};
}

function isSize(value: Json | undefined): value is number {
  return typeof value === 'number' && value > 0 && value <= farthest;
}

function isCoordinate(value: Json | undefined): value is number {
  return typeof value === 'number' && Math.abs(value) <= farthest;
}
