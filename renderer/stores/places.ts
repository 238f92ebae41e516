import type { EdgeId, NodeId } from '../../shared/domain/ids.ts';
import type { PortType } from '../../shared/domain/ports.ts';

/** A place on the canvas, in canvas units. */
export type CanvasPoint = { readonly x: number; readonly y: number };

/** A port that something is to be connected to. */
export type PortEnd = {
  readonly nodeId: NodeId;
  readonly port: string;
  readonly direction: 'input' | 'output';
  readonly type: PortType;
};

/** An edge that a node is to be put into, and the two ports that it joins. */
export type EdgePlace = {
  readonly edgeId: EdgeId;
  readonly from: PortEnd;
  readonly to: PortEnd;
};
