import type { NodeId } from '../../shared/domain/ids.ts';
import type { CanvasPoint } from '../stores/places.ts';

/** A menu of one node: its ports, to connect them, or its edges. */
export type NodeMenuKind = 'ports' | 'edges';

/** What the canvas on screen can be asked to do. */
export type CanvasView = {
  /** Shows these nodes; all of them when absent. */
  readonly fit: (ids?: readonly NodeId[]) => void;
  readonly zoomBy: (factor: number) => void;
  readonly zoomTo: (zoom: number) => void;
  /** Brings a node into view at the same zoom; the focus stays where it is. */
  readonly show: (nodeId: NodeId) => void;
  /** Selects a node, brings it into view and near where it is not, and puts the keyboard focus on it. */
  readonly reveal: (nodeId: NodeId) => void;
  /** Brings a node into view, and puts the keyboard focus on it as soon as it is drawn. */
  readonly focus: (nodeId: NodeId) => void;
  /** Brings a node into view, near enough to be read, and puts the keyboard focus into its first field. */
  readonly edit: (nodeId: NodeId) => void;
  /** Gives the keyboard focus to the canvas: to the node where it was, else to the canvas itself. */
  readonly focusCanvas: () => void;
  /** The node that the keyboard is at, or was at last; undefined before that. */
  readonly focusedNode: () => NodeId | undefined;
  /** Opens a menu of a node beside it; the keyboard focus comes back to the node. */
  readonly openMenu: (kind: NodeMenuKind, nodeId: NodeId) => void;
  /** How high a node is drawn, in canvas units; undefined while it is not. */
  readonly heightOf: (nodeId: NodeId) => number | undefined;
  /** The node at a place of the window that is drawn from far away; undefined elsewhere, and from near. */
  readonly farNodeAt: (client: CanvasPoint) => NodeId | undefined;
  /** The middle of what is seen, in canvas units. */
  readonly center: () => CanvasPoint;
  /** Where the mouse is over the empty canvas, in canvas units; undefined when it is elsewhere. */
  readonly pointer: () => CanvasPoint | undefined;
};

/** Reaches the canvas on screen; does nothing while there is none. */
export type CanvasControls = CanvasView & {
  /** Makes this the canvas on screen until the answer is called. */
  readonly attach: (view: CanvasView) => () => void;
};

const noView: CanvasView = {
  fit: () => undefined,
  zoomBy: () => undefined,
  zoomTo: () => undefined,
  show: () => undefined,
  reveal: () => undefined,
  focus: () => undefined,
  edit: () => undefined,
  focusCanvas: () => undefined,
  focusedNode: () => undefined,
  openMenu: () => undefined,
  heightOf: () => undefined,
  farNodeAt: () => undefined,
  center: () => ({ x: 0, y: 0 }),
  pointer: () => undefined,
};

/** Makes the link between actions and whichever canvas is mounted. */
export function createCanvasControls(): CanvasControls {
  let view = noView;
  return {
    fit: (ids) => view.fit(ids),
    zoomBy: (factor) => view.zoomBy(factor),
    zoomTo: (zoom) => view.zoomTo(zoom),
    show: (nodeId) => view.show(nodeId),
    reveal: (nodeId) => view.reveal(nodeId),
    focus: (nodeId) => view.focus(nodeId),
    edit: (nodeId) => view.edit(nodeId),
    focusCanvas: () => view.focusCanvas(),
    focusedNode: () => view.focusedNode(),
    openMenu: (kind, nodeId) => view.openMenu(kind, nodeId),
    heightOf: (nodeId) => view.heightOf(nodeId),
    farNodeAt: (client) => view.farNodeAt(client),
    center: () => view.center(),
    pointer: () => view.pointer(),
    attach: (next) => {
      view = next;
      return () => {
        if (view === next) view = noView;
      };
    },
  };
}
