import type { Edge, GraphNode, NodeLayout, Pipeline } from '../domain/graph.ts';
import { canonicalJson } from '../domain/json.ts';
import type { Place, Sentence } from '../domain/sentence.ts';
import { nameOf, portNameOf, portsOf } from '../graph/portsOf.ts';
import { say } from '../sentences/say.ts';
import { findNodeType } from '../nodes/registry.ts';

/** A value of a node, before and after, as short text; null where there is none. */
export type FieldChange = {
  /** As it is called on the node. */
  readonly field: Place;
  readonly before: string | null;
  readonly after: string | null;
};

/** What makes one pipeline of another. Nodes and ends of edges are named by their titles. */
export type PipelineDifference = {
  readonly renamed: { readonly before: string; readonly after: string } | null;
  readonly added: readonly Place[];
  readonly removed: readonly Place[];
  readonly changed: readonly { readonly node: Place; readonly fields: readonly FieldChange[] }[];
  readonly connected: readonly Ends[];
  readonly disconnected: readonly Ends[];
  /** How many nodes that are in both stand elsewhere or have another size. */
  readonly moved: number;
};

/** What an edge connects. */
type Ends = { readonly from: Sentence; readonly to: Sentence };

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
    added: nodesAfter.filter(({ id }) => nodeIn(before, id) === undefined).map(nameOf),
    removed: nodesBefore.filter(({ id }) => nodeIn(after, id) === undefined).map(nameOf),
    changed: both.flatMap(({ old, node }) => {
      const fields = changedFields({ pipeline: before, node: old }, { pipeline: after, node });
      return fields.length === 0 ? [] : [{ node: nameOf(node), fields }];
    }),
    connected: missingIn(edges.before, edges.after),
    disconnected: missingIn(edges.after, edges.before),
    moved: both.filter(
      ({ node: { id } }) =>
        canonicalJson(placeOf(before.layout[id])) !== canonicalJson(placeOf(after.layout[id])),
    ).length,
  };
}

/** The difference as sentences for a list, the graph first; none where there is none. */
export function describeDifference(difference: PipelineDifference): readonly Sentence[] {
  const { renamed, added, removed, changed, connected, disconnected, moved } = difference;
  return [
    ...(renamed === null ? [] : [say('differences.name', renamed)]),
    ...added.map((node) => say('differences.added', { node })),
    ...removed.map((node) => say('differences.removed', { node })),
    ...changed.flatMap(({ node, fields }) => fields.map((change) => describeField(node, change))),
    ...connected.map((ends) => say('differences.connected', ends)),
    ...disconnected.map((ends) => say('differences.disconnected', ends)),
    ...(moved === 0 ? [] : [say('differences.moved', { count: moved })]),
  ];
}

function describeField(node: Place, { field, before, after }: FieldChange): Sentence {
  if (before === null) return say('differences.fieldNow', { node, field, after: after ?? '' });
  return after === null
    ? say('differences.fieldEmpty', { node, field, before })
    : say('differences.fieldChanged', { node, field, before, after });
}

function nodeIn(pipeline: Pipeline, id: GraphNode['id']): GraphNode | undefined {
  return Object.hasOwn(pipeline.graph.nodes, id) ? pipeline.graph.nodes[id] : undefined;
}

/** A node in its pipeline. */
type Placed = { readonly pipeline: Pipeline; readonly node: GraphNode };

function changedFields(before: Placed, after: Placed): readonly FieldChange[] {
  const [old, now] = [before.node, after.node];
  const settings = { ...settingTitles(old), ...settingTitles(now) };
  const inputs = { ...portTitles(before, 'inputs'), ...portTitles(after, 'inputs') };
  return [
    ...changesOf(partsOf(old), partsOf(now), partTitles),
    ...changesOf(old.settings, now.settings, settings),
    ...changesOf(old.inputs, now.inputs, inputs),
  ];
}

/** What fields or ports are called, by their names. */
type Titles = { readonly [name: string]: Place };

const partTitles: Titles = {
  title: say('differences.title'),
  disabled: say('differences.disabled'),
  bypassed: say('differences.bypassed'),
  frame: say('differences.frame'),
  policy: say('differences.policy'),
  combine: say('differences.combine'),
};

function settingTitles({ type, settings }: GraphNode): Titles {
  const fields = findNodeType(type)?.fields(settings) ?? [];
  return Object.fromEntries(
    fields.map(({ name, title }) => [name, { nodeText: { type, field: name, text: title } }]),
  );
}

function portTitles({ pipeline, node }: Placed, side: 'inputs' | 'outputs'): Titles {
  const ports = portsOf(node, pipeline)[side];
  return Object.fromEntries(ports.map((port) => [port.name, portNameOf(node, port)]));
}

/** What nobody knows any more is called by its name. */
function titleIn(titles: Titles, name: string): Place {
  return Object.hasOwn(titles, name) ? (titles[name] ?? name) : name;
}

/** Everything of a node that is neither its settings nor its inputs, also what this version does not know. */
function partsOf(node: GraphNode): Values {
  const { id: _id, settings: _settings, inputs: _inputs, ...rest } = node;
  return rest;
}

/** What the user chose of it: the height alone is as it was drawn when the file was saved. */
function placeOf({ height, ...place }: NodeLayout = { x: 0, y: 0 }): NodeLayout {
  return place.width === undefined || height === undefined ? place : { ...place, height };
}

type Values = { readonly [field: string]: unknown };

function changesOf(before: Values, after: Values, titles: Titles): readonly FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field) => {
    const old = Object.hasOwn(before, field) ? before[field] : undefined;
    const now = Object.hasOwn(after, field) ? after[field] : undefined;
    if (canonicalJson(old) === canonicalJson(now)) return [];
    return [{ field: titleIn(titles, field), before: shortText(old), after: shortText(now) }];
  });
}

const shortTextLength = 60;

function shortText(value: unknown): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > shortTextLength ? `${text.slice(0, shortTextLength)}…` : text;
}

/** Edges by what they connect: an edge that was drawn anew between the same ports is the same. */
function namedEdges(pipeline: Pipeline): ReadonlyMap<string, Ends> {
  return new Map(pipeline.graph.edges.map((edge) => [keyOf(edge), endsOf(pipeline, edge)]));
}

function keyOf({ source, sourcePort, target, targetPort }: Edge): string {
  return JSON.stringify([source, sourcePort, target, targetPort]);
}

function endsOf(pipeline: Pipeline, { source, sourcePort, target, targetPort }: Edge): Ends {
  const end = (id: GraphNode['id'], port: string, side: 'inputs' | 'outputs'): Sentence => {
    const node = nodeIn(pipeline, id);
    if (node === undefined) return say('differences.end', { node: id, port });
    const titles = portTitles({ pipeline, node }, side);
    return say('differences.end', { node: nameOf(node), port: titleIn(titles, port) });
  };
  return { from: end(source, sourcePort, 'outputs'), to: end(target, targetPort, 'inputs') };
}

function missingIn(
  some: ReadonlyMap<string, Ends>,
  others: ReadonlyMap<string, Ends>,
): readonly Ends[] {
  return [...others].flatMap(([key, ends]) => (some.has(key) ? [] : [ends]));
}
