import type { NodeId } from '../../shared/domain/ids.ts';

/** Where a handle is: its middle, from the upper left corner of its node, in canvas units. */
export type HandlePlace = {
  readonly port: string;
  readonly side: 'input' | 'output';
  readonly x: number;
  readonly y: number;
};

/** A node as it was last drawn, in canvas units. */
export type NodeShape = {
  readonly width: number;
  readonly height: number;
  readonly handles: readonly HandlePlace[];
};

/** The nodes of the open document as they were last drawn: those out of view stay known. */
export type NodeShapes = {
  /** Undefined for a node that was never drawn. */
  readonly get: (id: NodeId) => NodeShape | undefined;
  readonly set: (id: NodeId, shape: NodeShape) => void;
  /** Forgets all of them: another document may use the same ids. */
  readonly clear: () => void;
};

/** Makes the book of measured nodes, empty at first. */
export function createNodeShapes(): NodeShapes {
  const shapes = new Map<NodeId, NodeShape>();
  return {
    get: (id) => shapes.get(id),
    set: (id, shape) => {
      shapes.set(id, shape);
    },
    clear: () => shapes.clear(),
  };
}
