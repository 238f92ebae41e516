import { useNodesInitialized, useReactFlow, useStoreApi } from '@xyflow/react';
import {
  useEffect,
  useMemo,
  useRef,
  type MouseEvent as ReactMouseEvent,
  type RefObject,
} from 'react';
import type { NodeId } from '../../shared/domain/ids.ts';
import { useApp } from '../engine/AppContext.tsx';
import { panInto } from './panInto.ts';

type Handlers = {
  readonly onDoubleClick: (event: ReactMouseEvent) => void;
  readonly onMoveStart: () => void;
  readonly onMoveEnd: () => void;
};

/** Links the actions to this canvas, fits a document when it is opened, and opens the palette on a double-click. */
export function useCanvasView(frame: RefObject<HTMLElement | null>, loadCount: number): Handlers {
  const app = useApp();
  const {
    fitView,
    zoomTo,
    getZoom,
    getViewport,
    screenToFlowPosition,
    setCenter,
    getInternalNode,
  } = useReactFlow();
  const store = useStoreApi();
  const pointer = usePointer(frame);
  useFitOnce(loadCount);

  useEffect(
    () =>
      app.canvas.attach({
        fit: () => void fitView({ ...fitOptions, duration: 200 }),
        zoomBy: (factor) => void zoomTo(getZoom() * factor, { duration: 120 }),
        reveal: (nodeId) => {
          const node = getInternalNode(nodeId);
          if (node === undefined) return;
          const { x, y } = node.internals.positionAbsolute;
          const { width = 256, height = 160 } = node.measured;
          app.view.getState().select({ nodes: [nodeId] });
          void setCenter(x + width / 2, y + height / 2, {
            zoom: Math.max(getZoom(), 0.8),
            duration: 200,
          });
          focusNode(frame.current, nodeId);
        },
        focus: (nodeId) =>
          focusWhenDrawn(frame.current, nodeId, (by) => void store.getState().panBy(by)),
        focusCanvas: () => frame.current?.focus({ preventScroll: true }),
        heightOf: (nodeId) => getInternalNode(nodeId)?.measured.height,
        center: () => screenToFlowPosition(middleOf(frame.current)),
        pointer: () =>
          pointer.current !== null && isEmptyAt(pointer.current)
            ? screenToFlowPosition(pointer.current)
            : undefined,
      }),
    [
      app,
      fitView,
      zoomTo,
      getZoom,
      screenToFlowPosition,
      setCenter,
      getInternalNode,
      store,
      frame,
      pointer,
    ],
  );

  return useMemo(
    () => ({
      onDoubleClick: (event) => {
        if (!isEmptyCanvas(event.target)) return;
        app.ui
          .getState()
          .openPalette({ at: screenToFlowPosition({ x: event.clientX, y: event.clientY }) });
      },
      onMoveStart: () => frame.current?.setAttribute('data-moving', ''),
      onMoveEnd: () => {
        frame.current?.removeAttribute('data-moving');
        app.view.getState().setViewport(getViewport());
      },
    }),
    [app, screenToFlowPosition, getViewport, frame],
  );
}

function findNodeElement(canvas: HTMLElement | null, nodeId: NodeId): HTMLElement | null {
  return canvas?.querySelector<HTMLElement>(`.react-flow__node[data-id="${nodeId}"]`) ?? null;
}

function focusNode(canvas: HTMLElement | null, nodeId: NodeId): void {
  findNodeElement(canvas, nodeId)?.focus({ preventScroll: true });
}

/** A dialog that closes gives the focus back in a task of its own, so this takes the one after it. */
function focusWhenDrawn(
  canvas: HTMLElement | null,
  nodeId: NodeId,
  panBy: (by: Point) => void,
): void {
  let framesLeft = 12;
  const attempt = (): void => {
    framesLeft -= 1;
    const isOpen = document.querySelector('[role="dialog"], [role="menu"]') !== null;
    const node = findNodeElement(canvas, nodeId);
    if (canvas !== null && node !== null && !isOpen)
      setTimeout(() => {
        focusNode(canvas, nodeId);
        panBy(panInto(canvas.getBoundingClientRect(), node.getBoundingClientRect()));
      }, 0);
    else if (framesLeft > 0) requestAnimationFrame(attempt);
  };
  requestAnimationFrame(() => requestAnimationFrame(attempt));
}

/** Fits each document once, as soon as all of its nodes have a size. */
function useFitOnce(loadCount: number): void {
  const { fitView, setViewport } = useReactFlow();
  const store = useStoreApi();
  const isReady = useNodesInitialized();
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
    // The hook's answer may still be that of the document before.
    if (!isReady || !store.getState().nodesInitialized || fitted.current === loadCount) return;
    fitted.current = loadCount;
    void fitView(fitOptions);
  }, [isReady, loadCount, fitView, store]);
}

/** The toolbar lies over the lower edge. */
const padding = { x: '5%', top: '5%', bottom: '64px' } as const;
const fitOptions = { padding, maxZoom: 1, minZoom: 0.05 };

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
