import type { Edge, Graph, Pipeline } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { titleOf } from '../nodes/shown/titleOf.ts';
import { originOf, targetsThrough } from '../../shared/graph/throughReroutes.ts';
import { t } from '../messages/t.ts';

/** A side of a port. */
type End = {
  readonly nodeId: NodeId;
  readonly direction: 'input' | 'output';
  readonly port: string;
};

type PortIndex = ReadonlyMap<string, readonly Edge[]>;

/** Every port on screen asks after each edit, so the edges of a graph are sorted by port once. */
const known = new WeakMap<Graph['edges'], PortIndex>();

/** The edges at a port, in edge order. */
export function portEdges({ edges }: Graph, end: End): readonly Edge[] {
  let index = known.get(edges);
  if (index === undefined) known.set(edges, (index = indexOf(edges)));
  return index.get(keyOf(end)) ?? [];
}

function indexOf(edges: Graph['edges']): PortIndex {
  const index = new Map<string, Edge[]>();
  for (const edge of edges) {
    const ends: readonly End[] = [
      { nodeId: edge.source, direction: 'output', port: edge.sourcePort },
      { nodeId: edge.target, direction: 'input', port: edge.targetPort },
    ];
    for (const end of ends) {
      const list = index.get(keyOf(end));
      if (list === undefined) index.set(keyOf(end), [edge]);
      else list.push(edge);
    }
  }
  return index;
}

function keyOf({ nodeId, direction, port }: End): string {
  return `${nodeId} ${direction} ${port}`;
}

/** What a port is connected to, in words: `Photo, Prompt`; empty when to nothing. */
export function connectedTo({ graph }: Pick<Pipeline, 'graph'>, end: End): string {
  return portEdges(graph, end)
    .flatMap((edge) =>
      end.direction === 'input'
        ? [originOf(graph, edge).source]
        : targetsThrough(graph, edge.target),
    )
    .map((id) => graph.nodes[id])
    .map((node) => (node === undefined ? t('canvas.names.missing') : titleOf(node)))
    .join(', ');
}
