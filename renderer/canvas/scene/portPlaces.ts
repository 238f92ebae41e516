import { itemTypeOf, type NodePorts, type PortType } from '../../../shared/domain/ports.ts';
import type { HandlePlace, NodeShape } from '../../engine/createNodeShapes.ts';

/** A port of a node: where its handle is, and the colour token of its type. */
export type PortPlace = HandlePlace & {
  readonly color: string;
  /** What it is called where it stands for a port of another node. */
  readonly label?: string;
};

type Box = {
  readonly width: number;
  readonly height: number;
  readonly shape: NodeShape | undefined;
};

const headerHeight = 36;
const rowHeight = 24;
/** A node with more inputs does not show all of them. */
const comfortable = 5;

/** Where the handles of a node are: as they were drawn, else about where they will be. */
export function portPlaces(
  { inputs, outputs }: NodePorts,
  { width, height, shape }: Box,
): readonly PortPlace[] {
  if (shape !== undefined) {
    return shape.handles.map((handle) => {
      const ports = handle.side === 'output' ? outputs : inputs;
      return { ...handle, color: colorOf(ports.find(({ name }) => name === handle.port)?.type) };
    });
  }
  const shown = inputs.length <= comfortable ? inputs : inputs.filter(({ required }) => required);
  const first = headerHeight + rowHeight / 2;
  const inputsFrom = first + outputs.length * rowHeight;
  const step = Math.max(0, height - inputsFrom) / Math.max(1, shown.length);
  return [
    ...outputs.map(({ name, type }, index): PortPlace => {
      const y = Math.min(first + index * rowHeight, height);
      return { port: name, side: 'output', x: width, y, color: colorOf(type) };
    }),
    ...shown.map(({ name, type }, index): PortPlace => {
      const y = Math.min(inputsFrom + index * step, height);
      return { port: name, side: 'input', x: 0, y, color: colorOf(type) };
    }),
  ];
}

/** The colour token of what goes through a port; that of a fault where the port is missing. */
export function colorOf(type: PortType | undefined): string {
  if (type === undefined) return 'color-danger';
  const item = itemTypeOf(type);
  return `port-${item === 'integer' ? 'number' : item}`;
}
