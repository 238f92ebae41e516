import type { NodeId } from '../../../shared/domain/ids.ts';
import type { App } from '../../engine/app.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { findBox, nodeAt } from '../scene/findInScene.ts';
import type { Point, Rect } from '../scene/scene.ts';
import { toCanvas } from '../scene/view.ts';
import { headerHeightAt } from './toDrawing.ts';
import type { Stage } from '../stageTypes.ts';
import { toGrid } from '../toGrid.ts';

/** What the mouse and the keyboard are at in the far view, where nodes are no elements. */
export type FarPointer = {
  /** The node at a place of the window; undefined on the empty canvas, and from near. */
  readonly nodeAt: (client: Point) => NodeId | undefined;
  readonly hovered: () => NodeId | undefined;
  readonly focused: () => NodeId | undefined;
  readonly focus: (id: NodeId | undefined) => void;
  /** Opens the menu of a node, as the right mouse button does. */
  readonly openMenu: (box: Rect) => void;
  /** A click on the canvas; selects what is there, or nothing. */
  readonly click: (event: Click) => void;
  /** Listens to the canvas until the answer is called. */
  readonly attach: (frame: HTMLElement) => () => void;
};

type Click = Pick<MouseEvent, 'clientX' | 'clientY' | 'shiftKey' | 'metaKey' | 'ctrlKey'>;

type Drag = {
  readonly grabbed: NodeId;
  readonly from: Point;
  readonly ids: readonly NodeId[];
};

/** In pixels; less is a click. */
const dragFrom = 3;

/** Makes the pointer of a canvas. */
export function createFarPointer(app: App, stage: Stage): FarPointer {
  let frame: HTMLElement | undefined;
  let hovered: NodeId | undefined;
  let focused: NodeId | undefined;
  let pressed: { readonly id: NodeId; readonly at: Point } | undefined;
  let drag: Drag | undefined;
  /** The click that ends a drag selects nothing. */
  let hasDragged = false;

  const find = (client: Point): NodeId | undefined => {
    if (frame === undefined || !stage.shown().isFar) return undefined;
    const { left, top } = frame.getBoundingClientRect();
    const view = stage.view();
    const point = toCanvas(view, { x: client.x - left, y: client.y - top });
    return nodeAt(stage.scene(), point, headerHeightAt(view.zoom) / view.zoom)?.node.id;
  };
  const hover = (id: NodeId | undefined): void => {
    if (id === hovered) return;
    hovered = id;
    if (frame !== undefined) {
      frame.toggleAttribute('data-over-node', id !== undefined);
      frame.title = id === undefined ? '' : titleIn(stage, id);
    }
    stage.invalidate();
  };
  const onDown = (event: PointerEvent): void => {
    hasDragged = false;
    if (event.button !== 0 || event.shiftKey || !isPane(event.target)) return;
    const at = { x: event.clientX, y: event.clientY };
    const id = find(at);
    pressed = id === undefined ? undefined : { id, at };
  };
  /** A press on a node must not move the canvas. */
  const onPress = (event: Event): void => {
    if (pressed !== undefined && isPane(event.target)) event.stopPropagation();
  };
  const begin = (id: NodeId, from: Point): Drag => {
    const { selection, select } = app.view.getState();
    const ids = selection.nodes.includes(id) ? selection.nodes : [id];
    if (!selection.nodes.includes(id)) select({ nodes: ids });
    frame?.setAttribute('data-moving', '');
    return { grabbed: id, from, ids };
  };
  const onMove = (event: PointerEvent): void => {
    const at = { x: event.clientX, y: event.clientY };
    if (pressed === undefined) {
      if (event.buttons === 0) hover(isPane(event.target) ? find(at) : undefined);
      return;
    }
    const isFar = Math.hypot(at.x - pressed.at.x, at.y - pressed.at.y) >= dragFrom;
    if (drag === undefined && !isFar) return;
    drag ??= begin(pressed.id, pressed.at);
    hasDragged = true;
    stage.move(drag.ids, movedBy(app, drag, { at, zoom: stage.view().zoom }));
  };
  const onUp = (): void => {
    pressed = undefined;
    if (drag === undefined) return;
    drag = undefined;
    frame?.removeAttribute('data-moving');
    stage.drop();
  };

  return {
    nodeAt: find,
    hovered: () => hovered,
    focused: () => focused,
    focus: (id) => {
      focused = id;
      stage.invalidate();
    },
    openMenu: (box) => {
      if (frame === undefined) return;
      const { left, top } = frame.getBoundingClientRect();
      const { x, y, zoom } = stage.view();
      const at = {
        clientX: left + x + (box.x + box.width / 2) * zoom,
        clientY: top + y + (box.y + box.height / 2) * zoom,
      };
      frame
        .querySelector('.react-flow__pane')
        ?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...at }));
    },
    click: (event) => {
      if (hasDragged) return;
      const id = find({ x: event.clientX, y: event.clientY });
      const { selection, select } = app.view.getState();
      const isMulti = event.shiftKey || event.metaKey || event.ctrlKey;
      if (id === undefined) select({});
      else if (!isMulti) select({ nodes: [id] });
      else if (!selection.nodes.includes(id))
        select({ ...selection, nodes: [...selection.nodes, id] });
      else select({ ...selection, nodes: selection.nodes.filter((other) => other !== id) });
    },
    attach: (element) => {
      frame = element;
      const control = new AbortController();
      const options = { capture: true, signal: control.signal };
      element.addEventListener('pointerdown', onDown, options);
      element.addEventListener('mousedown', onPress, options);
      element.addEventListener('touchstart', onPress, options);
      element.addEventListener('pointerleave', () => hover(undefined), options);
      window.addEventListener('pointermove', onMove, options);
      window.addEventListener('pointerup', onUp, options);
      window.addEventListener('pointercancel', onUp, options);
      return () => control.abort();
    },
  };
}

type To = { readonly at: Point; readonly zoom: number };

/** The grabbed node goes along the grid, and all others with it. */
function movedBy(app: App, { grabbed, from }: Drag, { at, zoom }: To): Point {
  const start = app.document.getState().pipeline.layout[grabbed] ?? { x: 0, y: 0 };
  return {
    x: toGrid(start.x + (at.x - from.x) / zoom) - start.x,
    y: toGrid(start.y + (at.y - from.y) / zoom) - start.y,
  };
}

function isPane(target: EventTarget | null): boolean {
  return target instanceof Element && target.classList.contains('react-flow__pane');
}

function titleIn(stage: Stage, id: NodeId): string {
  const box = findBox(stage.scene(), id);
  return box === undefined ? '' : titleOf(box.node);
}
