import { nodesOf, type Graph, type GraphNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { NodePorts } from '../../../shared/domain/ports.ts';
import { isCollapsed, seenFor } from '../../../shared/graph/frames.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { colorOf, type PortPlace } from './portPlaces.ts';

/** What collapsed frames do to a graph as it is drawn. */
export type Folded = {
  /** The members that are not drawn, each with the frame that stands for it. */
  readonly hidden: ReadonlyMap<NodeId, NodeId>;
  /** The ports of members that edges from outside reach, on the border of their frame. */
  readonly borders: ReadonlyMap<NodeId, readonly BorderPort[]>;
};

type BorderPort = Pick<PortPlace, 'port' | 'side' | 'color' | 'label'>;

const nothing: Folded = { hidden: new Map(), borders: new Map() };

/** Finds the nodes that collapsed frames hide, and the ports that edges to them end at instead. */
export function foldFrames(graph: Graph, portsOf: (node: GraphNode) => NodePorts): Folded {
  const frames = nodesOf(graph).filter(isCollapsed);
  if (frames.length === 0) return nothing;
  const hidden = new Map<NodeId, NodeId>();
  const borders = new Map<NodeId, BorderPort[]>();
  for (const { id } of frames) borders.set(id, []);
  for (const { id } of nodesOf(graph)) {
    const seen = seenFor(graph, id);
    if (seen !== id) hidden.set(id, seen);
  }
  const add = (frame: NodeId | undefined, port: BorderPort): void => {
    const list = frame === undefined ? undefined : borders.get(frame);
    if (list?.every((known) => known.port !== port.port || known.side !== port.side))
      list.push(port);
  };
  for (const { source, target, sourcePort, targetPort } of graph.edges) {
    const [from, to] = [hidden.get(source), hidden.get(target)];
    if (from === to) continue;
    const node = graph.nodes[source];
    const output = node && portsOf(node).outputs.find(({ name }) => name === sourcePort);
    const color = colorOf(output?.type);
    const border = (id: NodeId, port: string): Omit<BorderPort, 'side'> => {
      const member = graph.nodes[id];
      return { port: borderPort(id, port), color, ...(member && { label: titleOf(member) }) };
    };
    add(from, { side: 'output', ...border(source, sourcePort) });
    add(to, { side: 'input', ...border(target, targetPort) });
  }
  return { hidden, borders };
}

/** The name that a member's port has on the border of its frame. */
export function borderPort(node: NodeId, port: string): string {
  return `${node} ${port}`;
}

const headerHeight = 36;
const rowHeight = 20;

/** How high a collapsed frame is, in canvas units. */
export function collapsedHeight(ports: readonly BorderPort[]): number {
  const rows = Math.max(...sides.map((side) => ports.filter((port) => port.side === side).length));
  return headerHeight + (rows === 0 ? 0 : rows * rowHeight + 12);
}

const sides = ['input', 'output'] as const;
/** A handle stands half outside, as on any node. */
const outside = 5;

/** Where the ports of a collapsed frame are. */
export function borderPlaces(ports: readonly BorderPort[], width: number): readonly PortPlace[] {
  return sides.flatMap((side) =>
    ports
      .filter((port) => port.side === side)
      .map((port, row) => ({
        ...port,
        x: side === 'output' ? width + outside : -outside,
        y: headerHeight + 6 + (row + 0.5) * rowHeight,
      })),
  );
}
