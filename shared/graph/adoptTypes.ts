import { findNode, type Edge, type Graph, type GraphNode } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';
import type { JsonObject } from '../domain/json.ts';
import { isFileType, itemTypeOf, type PortType } from '../domain/ports.ts';
import type { PortContext } from '../nodes/nodeContext.ts';
import { findNodeType } from '../nodes/registry.ts';
import { canConvert, type Conversion } from './canConvert.ts';
import { portsOf } from './portsOf.ts';

/** New settings by node. */
export type Adoptions = ReadonlyMap<NodeId, JsonObject>;

type Ends = {
  readonly connection: Omit<Edge, 'id'>;
  readonly from: PortType;
  readonly to: PortType;
};

/**
 * What nodes that pass on any type have to become so that a connection fits as it is: a source that nothing hangs on
 * takes the type of its target, else the target takes that of the source and hands it on. Undefined where nothing
 * changes, or where an edge that is there already would no longer fit.
 */
export function adoptConnection(
  graph: Graph,
  context: PortContext,
  { connection, from, to }: Ends,
): { readonly adopts: Adoptions; readonly conversion: Conversion } | undefined {
  const areFiles = isFileType(itemTypeOf(from)) && isFileType(itemTypeOf(to));
  const common: readonly PortType[] = areFiles ? ['file'] : [];
  const wishes: readonly Wanted[] = [
    ...(isFree(graph, connection.source) ? [{ nodeId: connection.source, type: to }] : []),
    ...[from, ...common].map((type) => ({ nodeId: connection.target, type })),
  ];
  for (const wish of wishes) {
    const adopts = adoptType(graph, context, wish);
    const conversion = tryConnection(graph, context, { connection, adopts });
    if (conversion !== undefined) return { adopts, conversion };
  }
  return undefined;
}

/** Nothing is connected to the node, and nothing typed on it. */
function isFree(graph: Graph, id: NodeId): boolean {
  const node = findNode(graph, id);
  const isConnected = graph.edges.some((edge) => edge.source === id || edge.target === id);
  return node !== undefined && !isConnected && Object.keys(node.inputs).length === 0;
}

type Wanted = { readonly nodeId: NodeId; readonly type: PortType };

/** Brings a node to a type, and those behind it that would not fit any more. Empty where that cannot be. */
function adoptType(graph: Graph, context: PortContext, first: Wanted): Adoptions {
  const adopts = new Map<NodeId, JsonObject>();
  const open = [first];
  for (let wanted = open.pop(); wanted !== undefined; wanted = open.pop()) {
    const node = findNode(graph, wanted.nodeId);
    if (node === undefined || adopts.has(node.id)) continue;
    const settings = findNodeType(node.type)?.adopt(node.settings, wanted.type) ?? node.settings;
    if (settings === node.settings) return none;
    adopts.set(node.id, settings);
    for (const edge of refusedEdges(graph, context, adopts)) {
      const from = outputType(adopted(graph, edge.source, adopts), context, edge.sourcePort);
      if (from !== undefined) open.push({ nodeId: edge.target, type: from });
    }
  }
  return refusedEdges(graph, context, adopts).length === 0 ? adopts : none;
}

function refusedEdges(graph: Graph, context: PortContext, adopts: Adoptions): readonly Edge[] {
  return graph.edges.filter(
    (edge) =>
      (adopts.has(edge.source) || adopts.has(edge.target)) &&
      conversionOf(graph, context, { connection: edge, adopts })?.kind === 'refused',
  );
}

const none: Adoptions = new Map();

type Trial = { readonly connection: Omit<Edge, 'id'>; readonly adopts: Adoptions };

function tryConnection(graph: Graph, context: PortContext, trial: Trial): Conversion | undefined {
  if (trial.adopts.size === 0) return undefined;
  const conversion = conversionOf(graph, context, trial);
  return conversion === undefined || conversion.kind === 'refused' ? undefined : conversion;
}

function conversionOf(
  graph: Graph,
  context: PortContext,
  { connection, adopts }: Trial,
): Conversion | undefined {
  const source = adopted(graph, connection.source, adopts);
  const target = adopted(graph, connection.target, adopts);
  const from = outputType(source, context, connection.sourcePort);
  const to =
    target &&
    portsOf(target, context).inputs.find(({ name }) => name === connection.targetPort)?.type;
  return from === undefined || to === undefined ? undefined : canConvert(from, to);
}

function adopted(graph: Graph, id: NodeId, adopts: Adoptions): GraphNode | undefined {
  const node = findNode(graph, id);
  const settings = adopts.get(id);
  return node === undefined || settings === undefined ? node : { ...node, settings };
}

function outputType(
  node: GraphNode | undefined,
  context: PortContext,
  port: string,
): PortType | undefined {
  return node && portsOf(node, context).outputs.find(({ name }) => name === port)?.type;
}
