import type { Edge, GraphNode, Pipeline } from '../domain/graph.ts';
import { canonicalJson } from '../domain/json.ts';
import { titleOf } from '../graph/portsOf.ts';

/** A value of a node, before and after, as short text; null where there is none. */
export type FieldChange = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What makes one pipeline of another. Nodes and ends of edges are named by their titles. */
export type PipelineDifference = {
  readonly renamed: { readonly before: string; readonly after: string } | null;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly node: string; readonly fields: readonly FieldChange[] }[];
  readonly connected: readonly string[];
  readonly disconnected: readonly string[];
  /** How many nodes that are in both stand elsewhere or have another size. */
  readonly moved: number;
};

/** Tells what is different in `after`. Equal pipelines have no difference, whatever the order of their keys. */
export function comparePipelines(before: Pipeline, after: Pipeline): PipelineDifference {
  const nodesBefore = Object.values(before.graph.nodes);
  const nodesAfter = Object.values(after.graph.nodes);
  const both = nodesAfter.flatMap((node) => {
    const old = nodeIn(before, node.id);
    return old === undefined ? [] : [{ old, node }];
  });
  const edges = { before: namedEdges(before), after: namedEdges(after) };
  return {
    renamed: before.name === after.name ? null : { before: before.name, after: after.name },
    added: nodesAfter.filter(({ id }) => nodeIn(before, id) === undefined).map(titleOf),
    removed: nodesBefore.filter(({ id }) => nodeIn(after, id) === undefined).map(titleOf),
    changed: both.flatMap(({ old, node }) => {
      const fields = changedFields(old, node);
      return fields.length === 0 ? [] : [{ node: titleOf(node), fields }];
    }),
    connected: missingIn(edges.before, edges.after),
    disconnected: missingIn(edges.after, edges.before),
    moved: both.filter(
      ({ node: { id } }) => canonicalJson(before.layout[id]) !== canonicalJson(after.layout[id]),
    ).length,
  };
}

/** The difference as sentences for a list, the graph first; none where there is none. */
export function describeDifference(difference: PipelineDifference): readonly string[] {
  const { renamed, added, removed, changed, connected, disconnected, moved } = difference;
  return [
    ...(renamed === null ? [] : [`The name was "${renamed.before}" and is "${renamed.after}".`]),
    ...added.map((title) => `"${title}" is new.`),
    ...removed.map((title) => `"${title}" is gone.`),
    ...changed.flatMap(({ node, fields }) =>
      fields.map((change) => `"${node}": ${describeField(change)}.`),
    ),
    ...connected.map((edge) => `Connected: ${edge}.`),
    ...disconnected.map((edge) => `No longer connected: ${edge}.`),
    ...(moved === 0 ? [] : [moved === 1 ? '1 node was moved.' : `${moved} nodes were moved.`]),
  ];
}

function describeField({ field, before, after }: FieldChange): string {
  if (before === null) return `${field} is now ${after}`;
  return after === null
    ? `${field} was ${before} and is empty now`
    : `${field} was ${before} and is ${after}`;
}

function nodeIn(pipeline: Pipeline, id: GraphNode['id']): GraphNode | undefined {
  return Object.hasOwn(pipeline.graph.nodes, id) ? pipeline.graph.nodes[id] : undefined;
}

function changedFields(before: GraphNode, after: GraphNode): readonly FieldChange[] {
  return [
    ...changesOf(partsOf(before), partsOf(after)),
    ...changesOf(before.settings, after.settings),
    ...changesOf(before.inputs, after.inputs),
  ];
}

/** Everything of a node that is neither its settings nor its inputs, also what this version does not know. */
function partsOf(node: GraphNode): Values {
  const { id: _id, settings: _settings, inputs: _inputs, ...rest } = node;
  return rest;
}

type Values = { readonly [field: string]: unknown };

function changesOf(before: Values, after: Values): readonly FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field) => {
    const old = Object.hasOwn(before, field) ? before[field] : undefined;
    const now = Object.hasOwn(after, field) ? after[field] : undefined;
    if (canonicalJson(old) === canonicalJson(now)) return [];
    return [{ field, before: shortText(old), after: shortText(now) }];
  });
}

const shortTextLength = 60;

function shortText(value: unknown): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > shortTextLength ? `${text.slice(0, shortTextLength)}…` : text;
}

/** Edges by what they connect: an edge that was drawn anew between the same ports is the same. */
function namedEdges(pipeline: Pipeline): ReadonlyMap<string, string> {
  return new Map(pipeline.graph.edges.map((edge) => [keyOf(edge), nameOf(pipeline, edge)]));
}

function keyOf({ source, sourcePort, target, targetPort }: Edge): string {
  return JSON.stringify([source, sourcePort, target, targetPort]);
}

function nameOf(pipeline: Pipeline, { source, sourcePort, target, targetPort }: Edge): string {
  const title = (id: GraphNode['id']): string => {
    const node = nodeIn(pipeline, id);
    return node === undefined ? id : titleOf(node);
  };
  return `"${title(source)}" ${sourcePort} to "${title(target)}" ${targetPort}`;
}

function missingIn(
  some: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): readonly string[] {
  return [...others].flatMap(([key, name]) => (some.has(key) ? [] : [name]));
}
