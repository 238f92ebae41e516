import {
  useNodesInitialized,
  useReactFlow,
  useStore,
  useStoreApi,
  type ReactFlowState,
} from '@xyflow/react';
import {
  useEffect,
  useMemo,
  useRef,
  type MouseEvent as ReactMouseEvent,
  type RefObject,
} from 'react';
import type { NodeId } from '../../shared/domain/ids.ts';
import { seenFor } from '../../shared/graph/frames.ts';
import { addReroute } from '../actions/edits/addReroute.ts';
import { useApp } from '../engine/AppContext.tsx';
import type { NodeMenuKind } from '../engine/canvasControls.ts';
import type { FarPointer } from './far/farPointer.ts';
import { motionMs } from '../ui/motionMs.ts';
import { fitStage } from './fitStage.ts';
import type { NodeFocus } from './focus/createNodeFocus.ts';
import { firstField } from './focus/tabStops.ts';
import { findBox } from './scene/findInScene.ts';
import type { Rect } from './scene/scene.ts';
import { selectOnly } from './stageSelection.ts';
import type { Stage } from './stageTypes.ts';
import type { FlowEdge, FlowNode } from './toFlow.ts';

type Moves = {
  readonly onMoveStart: () => void;
  readonly onMove: () => void;
  readonly onMoveEnd: () => void;
  readonly onNodeDragStart: () => void;
  readonly onNodeDragStop: () => void;
};

type Handlers = Moves & {
  readonly onDoubleClick: (event: ReactMouseEvent) => void;
  readonly onNodeClick: (event: ReactMouseEvent, node: FlowNode) => void;
  readonly onEdgeDoubleClick: (event: ReactMouseEvent, edge: FlowEdge) => void;
};

type Options = {
  readonly frame: RefObject<HTMLElement | null>;
  readonly stage: Stage;
  readonly pointer: FarPointer;
  readonly focus: NodeFocus;
  /** Opens a menu of a node's ports or edges beside it. */
  readonly openMenu: (kind: NodeMenuKind, nodeId: NodeId, anchor: HTMLElement) => void;
  readonly loadCount: number;
};

/** Links the actions to this canvas, fits a document when it is opened, and opens the palette on a double-click. */
export function useCanvasView(options: Options): Handlers {
  const { frame, stage, pointer: far, focus, openMenu, loadCount } = options;
  const app = useApp();
  const { zoomTo, getZoom, getViewport, screenToFlowPosition, setCenter } = useReactFlow();
  const store = useStoreApi<FlowNode, FlowEdge>();
  const pointer = usePointer(frame);
  useFitOnce(stage, loadCount);

  useEffect(() => {
    const goTo = (nodeId: NodeId, zoom = Math.max(getZoom(), 0.8)): void => {
      const box = findBox(stage.scene(), nodeId);
      if (box === undefined) return;
      void setCenter(box.x + box.width / 2, box.y + box.height / 2, {
        zoom,
        duration: motionMs(fitMs),
      });
    };
    /** A member of a collapsed frame is looked for in its frame. */
    const seen = (id: NodeId): NodeId => seenFor(app.document.getState().pipeline.graph, id);
    const isInView = (nodeId: NodeId): boolean => {
      const box = findBox(stage.scene(), nodeId);
      return box === undefined || isWithin(box, store.getState());
    };
    return app.canvas.attach({
      fit: (ids) =>
        void fitStage(stage, store.getState(), {
          ms: motionMs(fitMs),
          ...(ids === undefined ? {} : { ids }),
        }),
      zoomBy: (factor) => void zoomTo(getZoom() * factor, { duration: motionMs(120) }),
      zoomTo: (zoom) => void zoomTo(zoom, { duration: motionMs(120) }),
      show: (id) => {
        if (!isInView(seen(id))) goTo(seen(id), getZoom());
      },
      reveal: (id) => {
        const nodeId = seen(id);
        app.view.getState().select({ nodes: [nodeId] });
        focus.set(nodeId);
        if (getZoom() < legible || !isInView(nodeId)) goTo(nodeId);
        focus.whenDrawn(nodeId, (element) => element.focus({ preventScroll: true }));
      },
      focus: focus.go,
      edit: (nodeId) => {
        if (getZoom() < legible) goTo(nodeId);
        focus.go(nodeId);
        focus.whenDrawn(nodeId, (element) => firstField(element)?.focus({ preventScroll: true }));
      },
      focusCanvas: focus.home,
      focusedNode: focus.current,
      openMenu: (kind, nodeId) => {
        if (stage.shown().isFar) goTo(nodeId);
        focus.go(nodeId);
        focus.whenDrawn(nodeId, (element) => openMenu(kind, nodeId, element));
      },
      heightOf: (nodeId) => app.shapes.get(nodeId)?.height,
      farNodeAt: far.nodeAt,
      center: () => screenToFlowPosition(middleOf(frame.current)),
      pointer: () => {
        const at = pointer.current;
        const isEmpty = at !== null && isEmptyAt(at) && far.nodeAt(at) === undefined;
        return isEmpty ? screenToFlowPosition(at) : undefined;
      },
    });
  }, [
    app,
    zoomTo,
    getZoom,
    screenToFlowPosition,
    setCenter,
    store,
    frame,
    pointer,
    stage,
    far,
    focus,
    openMenu,
  ]);

  return useMemo(
    () => ({
      ...markMoves(frame, () => app.view.getState().setViewport(getViewport())),
      onDoubleClick: (event) => {
        if (!isEmptyCanvas(event.target)) return;
        const at = { x: event.clientX, y: event.clientY };
        const node = far.nodeAt(at);
        if (node !== undefined) app.canvas.reveal(node);
        else app.ui.getState().openPalette({ at: screenToFlowPosition(at) });
      },
      onNodeClick: ({ detail, shiftKey, metaKey, ctrlKey }, { data }) => {
        // A key that presses a button in the node is a click, too.
        if (detail > 0 && !shiftKey && !metaKey && !ctrlKey) selectOnly(app, data.nodeId);
      },
      onEdgeDoubleClick: ({ clientX, clientY }, { data }) => {
        if (data !== undefined)
          addReroute(app, data.edge.id, screenToFlowPosition({ x: clientX, y: clientY }));
      },
    }),
    [app, screenToFlowPosition, getViewport, frame, far],
  );
}

/** Marks the canvas while the view or nodes on it move. A jump of the view is one step, and no movement to make it ready for. */
function markMoves(frame: RefObject<HTMLElement | null>, onRest: () => void): Moves {
  let steps = 0;
  const mark = (): void => frame.current?.setAttribute('data-moving', '');
  const rest = (): void => {
    frame.current?.removeAttribute('data-moving');
    onRest();
  };
  return {
    onMoveStart: () => {
      steps = 0;
    },
    onMove: () => {
      steps += 1;
      if (steps === 2) mark();
    },
    onMoveEnd: rest,
    onNodeDragStart: mark,
    onNodeDragStop: rest,
  };
}

/** In milliseconds. */
const fitMs = 200;
/** From this zoom on a node can be read where it is. */
const legible = 0.5;

/** Fits each document once, as soon as all of its nodes that are to be measured have a size. */
function useFitOnce(stage: Stage, loadCount: number): void {
  const { setViewport } = useReactFlow();
  const store = useStoreApi<FlowNode, FlowEdge>();
  const isReady = useNodesInitialized();
  const isSized = useStore((state) => state.width > 0);
  const fitted = useRef(-1);
  const app = useApp();
  useEffect(() => {
    // A document that was shown before comes back as it was left.
    const { viewport } = app.view.getState();
    if (viewport === null || fitted.current !== -1) return;
    fitted.current = loadCount;
    void setViewport(viewport);
  }, [app, loadCount, setViewport]);
  useEffect(() => {
    if (fitted.current === loadCount) return;
    if (Object.keys(app.document.getState().pipeline.graph.nodes).length > 0) return;
    fitted.current = loadCount;
    void setViewport({ x: 0, y: 0, zoom: 1 });
  }, [app, loadCount, setViewport]);
  useEffect(() => {
    if (fitted.current === loadCount || !isSized) return;
    // The hook's answer may still be that of the document before.
    const isMeasured = isReady && store.getState().nodesInitialized;
    if (!stage.isLarge() && !isMeasured) return;
    if (fitStage(stage, store.getState())) fitted.current = loadCount;
  }, [isReady, isSized, loadCount, stage, store]);
}

/** In pixels: what is nearer to the edge of the canvas is not well seen. */
const edge = 16;

function isWithin(
  box: Rect,
  { transform: [x, y, zoom], width, height }: Pick<View, 'transform' | 'width' | 'height'>,
): boolean {
  const left = box.x * zoom + x;
  const top = box.y * zoom + y;
  const isAcross = left >= edge && left + box.width * zoom <= width - edge;
  return isAcross && top >= edge && top + box.height * zoom <= height - edge;
}

type View = ReactFlowState<FlowNode, FlowEdge>;

function middleOf(element: HTMLElement | null): { readonly x: number; readonly y: number } {
  const rect = element?.getBoundingClientRect() ?? new DOMRect();
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

function isEmptyCanvas(target: EventTarget): boolean {
  return target instanceof Element && target.classList.contains('react-flow__pane');
}

/** Asked anew each time: a node may have come under a mouse that did not move. */
function isEmptyAt({ x, y }: Point): boolean {
  const element = document.elementFromPoint(x, y);
  return element !== null && isEmptyCanvas(element);
}

type Point = { readonly x: number; readonly y: number };

/** Where the mouse is while it is over the empty canvas or a node; null elsewhere. */
function usePointer(frame: RefObject<HTMLElement | null>): RefObject<Point | null> {
  const point = useRef<Point | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const onMove = (event: PointerEvent): void => {
      point.current = { x: event.clientX, y: event.clientY };
    };
    const onLeave = (): void => {
      point.current = null;
    };
    element.addEventListener('pointermove', onMove, { passive: true });
    element.addEventListener('pointerleave', onLeave);
    return () => {
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerleave', onLeave);
    };
  }, [frame]);
  return point;
}
