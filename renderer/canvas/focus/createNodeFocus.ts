import type { EdgeId, NodeId } from '../../../shared/domain/ids.ts';
import { panInto } from '../panInto.ts';
import { findBox } from '../scene/findInScene.ts';
import type { Point, Rect, SceneNode } from '../scene/scene.ts';
import type { Stage } from '../stageTypes.ts';
import { nodeInPlaceOf, nodeTo } from './nodeTo.ts';

/** Which node the keyboard is at. The focus itself is the page's; a node that is not drawn gets it when it is. */
export type NodeFocus = {
  /** The node that has the focus, had it last, or is about to get it. */
  readonly current: () => NodeId | undefined;
  /** Where the keyboard goes when it comes to the canvas: the current node, else a selected one, else the first source. */
  readonly entry: () => NodeId | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  /** A node has got the focus. */
  readonly set: (id: NodeId | undefined) => void;
  /** Brings a node into view and puts the focus on it, at once or as soon as it is drawn and no dialog is open. */
  readonly go: (id: NodeId) => void;
  /** Calls back with the element of a node as soon as it is drawn, no dialog is open, and the focus is to be at it still. */
  readonly whenDrawn: (id: NodeId, then: (element: HTMLElement) => void) => void;
  /** Makes the current node the one that Tab stops at; call it after nodes were drawn. */
  readonly mark: () => void;
  /** Puts the focus on the edge, if it is drawn. */
  readonly goToEdge: (id: EdgeId) => void;
  /** The document has changed: where the current node is gone another one takes its place. */
  readonly follow: () => void;
  /** Gives the focus to the canvas if what had it there is gone and nobody has it now; soon, and after dialogs. */
  readonly keep: () => void;
  /** Gives the focus to the current node, else to the canvas itself. */
  readonly home: () => void;
  /** Another document is shown. */
  readonly forget: () => void;
};

type Options = {
  readonly stage: Stage;
  readonly frame: () => HTMLElement | null;
  readonly selected: () => readonly NodeId[];
  /** Moves the canvas, in pixels. */
  readonly panBy: (by: Point) => void;
};

/** A node that comes into view is drawn within this many frames. */
const mostFrames = 120;

/** Makes the focus of one canvas. */
export function createNodeFocus({ stage, frame, selected, panBy }: Options): NodeFocus {
  const listeners = new Set<() => void>();
  let current: NodeId | undefined;
  let marked: HTMLElement | null = null;
  let before = stage.scene();

  const boxOf = (id: NodeId): SceneNode | undefined => findBox(stage.scene(), id);
  const find = (id: NodeId): HTMLElement | null =>
    frame()?.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`) ?? null;
  const entry = (): NodeId | undefined => {
    const { indexOf } = stage.scene();
    const known = [current, ...selected()].find((id) => id !== undefined && indexOf.has(id));
    if (known !== undefined) return known;
    const [first] = stage.scene().nodes;
    return first && (nodeTo(stage.scene(), first, 'Home') ?? first).node.id;
  };
  const mark = (): void => {
    if (current === undefined && marked?.isConnected === true) return;
    const id = entry();
    const next = id === undefined ? null : find(id);
    if (next === marked) return;
    if (marked !== null) marked.tabIndex = -1;
    if (next !== null) next.tabIndex = 0;
    marked = next;
  };
  const set = (id: NodeId | undefined): void => {
    if (id === current) return;
    current = id;
    mark();
    for (const listener of listeners) listener();
  };
  /** By its place in the document: it need not be drawn. */
  const bringIntoView = (id: NodeId): void => {
    const box = boxOf(id);
    const canvas = frame()?.getBoundingClientRect();
    if (box === undefined || canvas === undefined) return;
    const by = panInto(canvas, onScreen(box, stage.view(), canvas));
    if (by.x !== 0 || by.y !== 0) panBy(by);
  };
  const whenDrawn = (id: NodeId, then: (element: HTMLElement) => void): void => {
    let framesLeft = mostFrames;
    const attempt = (): void => {
      framesLeft -= 1;
      const element = find(id);
      if (current !== id || framesLeft < 0) return;
      if (element === null || hasDialog() || !isSeen(element)) requestAnimationFrame(attempt);
      // A dialog that closes gives the focus back in a task of its own, so this takes the one after it.
      else setTimeout(() => current === id && then(element), 0);
    };
    requestAnimationFrame(() => requestAnimationFrame(attempt));
  };
  const focusLater = (id: NodeId): void =>
    whenDrawn(id, (element) => {
      // Whoever went into a field of it meanwhile is not taken out again.
      if (element.contains(document.activeElement)) return;
      element.focus({ preventScroll: true });
      const canvas = frame();
      if (canvas !== null)
        panBy(panInto(canvas.getBoundingClientRect(), element.getBoundingClientRect()));
    });
  /** Whether the node, or from far away the list with it, could take the focus. */
  const focusNow = (id: NodeId): boolean => {
    const element = find(id);
    const isDrawn = element !== null && isSeen(element);
    const target = !isDrawn && stage.shown().isFar ? farList() : element;
    if (target === null || !isSeen(target) || hasDialog()) return false;
    target.focus({ preventScroll: true });
    return true;
  };
  const farList = (): HTMLElement | null =>
    frame()?.querySelector<HTMLElement>('.far-list') ?? null;
  const go = (id: NodeId): void => {
    set(id);
    bringIntoView(id);
    if (!focusNow(id)) focusLater(id);
  };
  let framesToKeep = 0;
  const keepNow = (): void => {
    framesToKeep -= 1;
    if (hasDialog() && framesToKeep > 0) return void requestAnimationFrame(keepNow);
    framesToKeep = 0;
    // A dialog that closes gives the focus back once it is gone, in a task of its own: this takes one after it.
    requestAnimationFrame(() => setTimeout(takeIfNowhere, 0));
  };
  const takeIfNowhere = (): void => {
    const { activeElement } = document;
    if (!hasDialog() && (activeElement === null || activeElement === document.body)) home();
  };
  const home = (): void => {
    if (current === undefined || !focusNow(current)) frame()?.focus({ preventScroll: true });
  };
  const keep = (): void => {
    const { activeElement } = document;
    const isOutside = activeElement !== document.body && frame()?.contains(activeElement) === false;
    // The keeper of the window looks after that.
    if (activeElement !== null && isOutside) return;
    const isUnderWay = framesToKeep > 0;
    framesToKeep = mostFrames;
    if (!isUnderWay) requestAnimationFrame(() => requestAnimationFrame(keepNow));
  };

  return {
    current: () => current,
    entry,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set,
    go,
    whenDrawn,
    mark,
    goToEdge: (id) => {
      const edge = frame()?.querySelector<SVGElement>(`.react-flow__edge[data-id="${id}"]`);
      edge?.focus({ preventScroll: true });
    },
    follow: () => {
      const { indexOf, hidden } = stage.scene();
      if (current !== undefined && !indexOf.has(current)) {
        // A member of a frame that is collapsed is seen in its frame.
        const frameOf = hidden.get(current);
        set(frameOf ?? nodeInPlaceOf(before, current, (id) => indexOf.has(id)));
      }
      before = stage.scene();
      keep();
    },
    keep,
    home,
    forget: () => {
      set(undefined);
      before = stage.scene();
    },
  };
}

/** Says whether something is open that keeps the focus to itself. */
function hasDialog(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

/** What is hidden takes no focus. */
function isSeen(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

type Look = Point & { readonly zoom: number };

/** A box of the scene in pixels of the window. */
function onScreen(
  box: Rect,
  { x, y, zoom }: Look,
  canvas: DOMRect,
): Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'> {
  const left = canvas.left + box.x * zoom + x;
  const top = canvas.top + box.y * zoom + y;
  return { left, top, right: left + box.width * zoom, bottom: top + box.height * zoom };
}
