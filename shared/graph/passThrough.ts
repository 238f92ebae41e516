import { nodesOf, type Edge, type Graph, type GraphNode } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';
import { depthOf, type InputPort, type OutputPort } from '../domain/ports.ts';
import type { Sentence } from '../domain/sentence.ts';
import type { PortContext } from '../nodes/nodeContext.ts';
import { say } from '../sentences/say.ts';
import { canConvert } from './canConvert.ts';
import { disabledBy } from './frames.ts';
import { edgesBySource, edgesByTarget } from './order.ts';
import { findInputPort, findOutputPort, nameOf, portNameOf, portsOf } from './portsOf.ts';
import { rewire, type Feeds } from './rewire.ts';

/** A graph without the nodes that only pass on what enters them. */
export type Passing = {
  readonly graph: Graph;
  /** The nodes that were taken out. */
  readonly passed: ReadonlySet<NodeId>;
  /** Bypassed nodes that had to stay, and why, in one sentence. */
  readonly stuck: ReadonlyMap<NodeId, Sentence>;
};

/** Takes reroutes and bypassed nodes out of a graph: their edges begin at what feeds them. */
export function passThrough(graph: Graph, context: PortContext): Passing {
  const passing = new Map(
    nodesOf(graph)
      .filter((node) => isPassing(graph, node))
      .map((node) => [node.id, node]),
  );
  if (passing.size === 0) return { graph, passed: new Set(), stuck: new Map() };
  const incoming = edgesByTarget(graph);
  const feedsOf = (edge: Edge): Feeds => {
    const node = passing.get(edge.source);
    if (node === undefined) return 'source';
    const entering = incoming.get(node.id) ?? [];
    return inputsFor(node, edge.sourcePort, context)
      .map((name) => entering.filter(({ targetPort }) => targetPort === name))
      .filter(({ length }) => length > 0);
  };
  const edges = rewire(graph.edges, {
    feedsOf,
    fits: (from, to) => fitsEnds(graph, context, { from, to }),
  });
  const stuck = new Map<NodeId, Sentence>();
  const staying = new Set<NodeId>();
  for (const { source, sourcePort } of edges) {
    const node = passing.get(source);
    if (node === undefined) continue;
    staying.add(source);
    if (node.bypassed === true && !stuck.has(source))
      stuck.set(source, whyStuck(node, sourcePort, context));
  }
  const passed = new Set([...passing.keys()].filter((id) => !staying.has(id)));
  return { graph: withoutPassed(graph, edges, passed), passed, stuck };
}

/** What stands for nodes that were taken out: the nearest ones before or after them that were not. */
export function standIns(
  graph: Graph,
  passed: ReadonlySet<NodeId>,
  { ids, direction }: { readonly ids: readonly NodeId[]; readonly direction: 'up' | 'down' },
): readonly NodeId[] {
  const edges = direction === 'up' ? edgesByTarget(graph) : edgesBySource(graph);
  const found = new Set(ids);
  // A set that is added to while it is walked is walked to its new end.
  for (const id of found) {
    if (!passed.has(id)) continue;
    for (const edge of edges.get(id) ?? [])
      found.add(direction === 'up' ? edge.source : edge.target);
  }
  return [...found].filter((id) => !passed.has(id));
}

function isPassing(graph: Graph, node: GraphNode): boolean {
  return (
    (node.type === 'reroute' || node.bypassed === true) && disabledBy(graph, node) === undefined
  );
}

/** The inputs whose values may stand for an output: of its very type first, then in the order of the ports. */
function inputsFor(node: GraphNode, output: string, context: PortContext): readonly string[] {
  const { inputs, outputs } = portsOf(node, context);
  const port = outputs.find(({ name }) => name === output);
  if (port === undefined) return [];
  return inputs
    .map((input) => ({ name: input.name, cost: costOf(input, port) }))
    .filter(({ cost }) => cost < Infinity)
    .toSorted((a, b) => a.cost - b.cost)
    .map(({ name }) => name);
}

function costOf(input: InputPort, output: OutputPort): number {
  const { kind } = canConvert(input.type, output.type);
  if (kind === 'refused' || kind === 'map') return Infinity;
  if (JSON.stringify(input.type) === JSON.stringify(output.type)) return 0;
  return depthOf(input.type) === depthOf(output.type) ? 1 : 2;
}

type Ends = { readonly from: Edge; readonly to: Edge };

/** Ports that are gone are told by the check of the edges. */
function fitsEnds(graph: Graph, context: PortContext, { from, to }: Ends): boolean {
  const output = findOutputPort(graph, context, { nodeId: from.source, port: from.sourcePort });
  const input = findInputPort(graph, context, { nodeId: to.target, port: to.targetPort });
  if (output === undefined || input === undefined) return true;
  return canConvert(output.type, input.type).kind !== 'refused';
}

function whyStuck(node: GraphNode, output: string, context: PortContext): Sentence {
  const port = portsOf(node, context).outputs.find(({ name }) => name === output);
  return say('graph.stuck', {
    node: nameOf(node),
    port: port === undefined ? output : portNameOf(node, port),
  });
}

function withoutPassed(graph: Graph, edges: readonly Edge[], passed: ReadonlySet<NodeId>): Graph {
  return {
    nodes: Object.fromEntries(
      Object.entries(graph.nodes).filter(([id]) => !passed.has(id as NodeId)),
    ),
    edges: edges.filter(({ target }) => !passed.has(target)),
  };
}
