import type { GraphNode, NodeLayout } from '../../../shared/domain/graph.ts';
import type { NodePorts, OutputPort } from '../../../shared/domain/ports.ts';
import { isCollapsed, isFrame } from '../../../shared/graph/frames.ts';
import { collapsedWidth, frameSize, rerouteSize } from '../nodeSize.ts';
import { borderPlaces, collapsedHeight, type Folded } from './foldFrames.ts';
import { colorOf, type PortPlace } from './portPlaces.ts';
import type { Rect } from './scene.ts';
import { sizeAround } from './sizeAround.ts';

/** A node whose size and ports do not come from how it is drawn. */
export type FixedBox = {
  readonly width: number;
  readonly height: number;
  readonly ports: readonly PortPlace[];
};

type Around = {
  readonly place: NodeLayout | undefined;
  readonly types: NodePorts;
  readonly folded: Folded;
  /** The boxes of a frame's members, as far as their sizes are known. */
  readonly members: () => readonly Rect[];
};

/** The small handles of a reroute stand half outside, in canvas units. */
const outside = 4;

/** The box of a frame, of a reroute, and of a note that the user gave a size; undefined for what is as large as it is drawn. */
export function fixedBox(node: GraphNode, around: Around): FixedBox | undefined {
  if (isFrame(node)) return frameBox(node, around);
  if (node.type === 'reroute') return rerouteBox(around.types);
  const { width, height } = around.place ?? {};
  if (node.type !== 'note' || width === undefined || height === undefined) return undefined;
  return { width, height, ports: [] };
}

function frameBox(node: GraphNode, { place, folded, members }: Around): FixedBox {
  if (!isCollapsed(node)) {
    const { x = 0, y = 0, width, height } = { ...frameSize, ...place };
    return { ...sizeAround({ x, y, width, height }, members()), ports: [] };
  }
  const ports = folded.borders.get(node.id) ?? [];
  const width = collapsedWidth;
  return { width, height: collapsedHeight(ports), ports: borderPlaces(ports, width) };
}

function rerouteBox({ inputs, outputs }: NodePorts): FixedBox {
  const at = (side: PortPlace['side'], { name, type }: OutputPort): PortPlace => ({
    port: name,
    side,
    x: side === 'output' ? rerouteSize + outside : -outside,
    y: rerouteSize / 2,
    color: colorOf(type),
  });
  return {
    width: rerouteSize,
    height: rerouteSize,
    ports: [
      ...outputs.map((port) => at('output', port)),
      ...inputs.map((port) => at('input', port)),
    ],
  };
}
