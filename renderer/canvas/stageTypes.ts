import type { EdgeChange, NodeChange } from '@xyflow/react';
import type { NodeId } from '../../shared/domain/ids.ts';
import type { Point, Rect, Scene } from './scene/scene.ts';
import type { FlowEdge, FlowNode } from './toFlow.ts';

/** What is seen: how the canvas is moved and scaled, and how large it is, in pixels. */
export type View = Point & {
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
};

/** What the page draws. */
export type Shown = {
  /** Which document it is of. */
  readonly loadCount: number;
  /** How many nodes the document has, seen or not. */
  readonly count: number;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  /** From far away nodes are drawn on one canvas and not as elements. */
  readonly isFar: boolean;
};

/** Which nodes of the document are elements of the page, where all of them stand, and what is selected and moved. */
export type Stage = {
  /** Follows the document, the selection and the run until it is closed. */
  readonly open: () => void;
  readonly shown: () => Shown;
  /** Calls back when what is shown is another object. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Calls back with its time, in milliseconds, once per frame in which anything that can be seen may have changed. */
  readonly onFrame: (paint: (time: number) => void) => () => void;
  /** Says whether the document is drawn in parts: what is out of view is no element. */
  readonly isLarge: () => boolean;
  /** Says whether a view that comes to this zoom from nearer is the far view. */
  readonly isFarAt: (zoom: number) => boolean;
  /** All nodes, also those that are moved now. */
  readonly scene: () => Scene;
  readonly view: () => View;
  /** The nodes that are elements of the page and are seen as such. */
  readonly near: () => ReadonlySet<NodeId>;
  /** The canvas was moved or scaled. */
  readonly look: (view: View) => void;
  /** A node was drawn, and measured. */
  readonly measured: () => void;
  /** React Flow says what the user has moved or selected; `isMulti` when it adds to the selection. */
  readonly changed: (
    changes: readonly (NodeChange<FlowNode> | EdgeChange<FlowEdge>)[],
    isMulti: boolean,
  ) => void;
  /** Selects what a rectangle touches, in canvas units, and the edges of it. */
  readonly selectIn: (rect: Rect) => void;
  /** Gives a node another place and size until it is dropped. */
  readonly resize: (id: NodeId, rect: Rect, byMouse: boolean) => void;
  /** Moves nodes by this much from where the document has them, and the members of frames with them, until they are dropped. */
  readonly move: (ids: readonly NodeId[], by: Point) => void;
  /** A drag of a node, and of what is selected with it, has begun after the mouse had gone this far with it, in canvas units. */
  readonly grab: (id: NodeId, by: Point) => void;
  readonly drop: () => void;
  /** Puts back what the mouse drags, until it lets go; false where it drags nothing. */
  readonly giveUp: () => boolean;
  /** Something that only the far view draws has changed. */
  readonly invalidate: () => void;
  /** The texts are in another language: what is drawn is named anew. */
  readonly retell: () => void;
  readonly close: () => void;
};
