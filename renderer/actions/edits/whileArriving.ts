import { nodeWidth } from '../../canvas/nodeSize.ts';
import type { App } from '../../engine/app.ts';
import type { CanvasPoint, PortEnd } from '../../stores/places.ts';
import { placeNode } from './placeNode.ts';

type Arriving = {
  /** The middle of the node's top edge, in canvas units. */
  readonly at: CanvasPoint;
  readonly title: string;
};

/**
 * Has a box stand on the canvas where a node will be, while what it needs is fetched. Canceling the box, or another
 * document in its place, aborts the signal; after that nothing is thrown.
 */
export async function whileArriving(
  app: App,
  { at, title }: Arriving,
  fetch: (signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  const controller = new AbortController();
  const id = app.newId();
  const cancel = (): void => {
    controller.abort();
    app.view.getState().removeArrival(id);
  };
  const leave = app.document.subscribe(({ loadCount }, before) => {
    if (loadCount !== before.loadCount) cancel();
  });
  app.view.getState().addArrival({ id, at, title, cancel });
  try {
    await fetch(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
  } finally {
    leave();
    app.view.getState().removeArrival(id);
  }
}

/** Where something that is pasted goes: where there is room near the mouse; undefined while that is not over the empty canvas. */
export function pastePoint(app: App, type: string): CanvasPoint | undefined {
  const near = app.canvas.pointer();
  return near && freePoint(app, type, { near });
}

type Where = {
  readonly near?: CanvasPoint;
  /** The port that the node will be connected to. */
  readonly from?: PortEnd | undefined;
};

/** A free place near a point or beside a port, or in the middle of what is seen, so that the box can be canceled, as the point that a node is put at. */
export function freePoint(app: App, type: string, where: Where = {}): CanvasPoint {
  const { pipeline } = app.document.getState();
  const { center, heightOf } = app.canvas;
  const { x, y } = placeNode({ pipeline, type, ...where, center: center(), heightOf });
  return { x: x + nodeWidth(type) / 2, y: y + 20 };
}
