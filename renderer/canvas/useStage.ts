import { useStoreApi, type InternalNode, type ReactFlowState } from '@xyflow/react';
import { useEffect, useState, useSyncExternalStore, type RefObject } from 'react';
import type { NodeId } from '../../shared/domain/ids.ts';
import type { App } from '../engine/app.ts';
import { useApp } from '../engine/AppContext.tsx';
import type { HandlePlace, NodeShape } from '../engine/createNodeShapes.ts';
import { useLanguage } from '../messages/useLanguage.ts';
import { fitStage } from './fitStage.ts';
import { createStage } from './stage.ts';
import type { Shown, Stage } from './stageTypes.ts';
import type { FlowEdge, FlowNode } from './toFlow.ts';

type FlowState = ReactFlowState<FlowNode, FlowEdge>;
type FlowStore = ReturnType<typeof useStoreApi<FlowNode, FlowEdge>>;

/** The stage of the open document, kept in step with where React Flow looks and what it measures, and React Flow with what it shows. */
export function useStage(frame: RefObject<HTMLElement | null>): Stage {
  const app = useApp();
  const store = useStoreApi<FlowNode, FlowEdge>();
  const [stage] = useState(() => {
    const made: Stage = createStage({
      app,
      schedule: requestAnimationFrame,
      isFocused: (id) => isFocused(frame.current, id),
      fit: () => fitStage(made, store.getState()),
    });
    return made;
  });
  useEffect(() => {
    const give = createGiver(stage, store);
    const stopGiving = stage.subscribe(give);
    stage.open();
    give();
    const follow = createFollower(app, stage);
    follow(store.getState());
    const stopFollowing = store.subscribe(follow);
    return () => {
      stopFollowing();
      stopGiving();
      stage.close();
    };
  }, [app, stage, store]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !stage.giveUp()) return;
      event.preventDefault();
      event.stopPropagation();
      // React Flow goes on with the drag until the button is let go, and would pan for it at the border.
      store.setState({ autoPanOnNodeDrag: false });
      window.addEventListener('pointerup', onUp, { capture: true, once: true });
    };
    const onUp = (): void => store.setState({ autoPanOnNodeDrag: true });
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('pointerup', onUp, { capture: true });
    };
  }, [stage, store]);
  const language = useLanguage();
  useEffect(() => stage.retell(), [stage, language]);
  return stage;
}

/** A part of what is shown; the selector must give the same object for the same state. */
export function useShown<T>(stage: Stage, selector: (shown: Shown) => T): T {
  return useSyncExternalStore(stage.subscribe, () => selector(stage.shown()));
}

/** Gives React Flow what is shown past the component around it, which a drag would render in every frame. */
function createGiver(stage: Stage, store: FlowStore): () => void {
  let given: Pick<Shown, 'nodes' | 'edges'> = { nodes: [], edges: [] };
  return () => {
    const { nodes, edges } = stage.shown();
    const { setNodes, setEdges } = store.getState();
    const before = given;
    given = { nodes, edges };
    // It wants its own copies.
    if (nodes !== before.nodes) setNodes([...nodes]);
    if (edges !== before.edges) setEdges([...edges]);
  };
}

/** A node far down the page has the focus as well when one of its fields has. */
function isFocused(frame: HTMLElement | null, id: NodeId): boolean {
  const { activeElement } = document;
  if (frame === null || !frame.contains(activeElement)) return false;
  return activeElement?.closest('.react-flow__node')?.getAttribute('data-id') === id;
}

/** Tells the stage of a new view, and of nodes that were measured anew. */
function createFollower(app: App, stage: Stage): (state: FlowState) => void {
  let seen: Pick<FlowState, 'transform' | 'width' | 'height'> | undefined;
  const bounds = new Map<NodeId, InternalNode<FlowNode>['internals']['handleBounds']>();
  return (state) => {
    const { transform, width, height, nodeLookup } = state;
    if (seen?.transform !== transform || seen.width !== width || seen.height !== height) {
      seen = { transform, width, height };
      const [x, y, zoom] = transform;
      stage.look({ x, y, zoom, width, height });
    }
    let isChanged = false;
    for (const node of nodeLookup.values()) {
      const { handleBounds } = node.internals;
      const id = node.data.nodeId;
      if (node.hidden === true || handleBounds === undefined || bounds.get(id) === handleBounds)
        continue;
      bounds.set(id, handleBounds);
      const shape = toShape(node);
      if (shape === undefined || isSameShape(shape, app.shapes.get(id))) continue;
      app.shapes.set(id, shape);
      isChanged = true;
    }
    if (isChanged) stage.measured();
  };
}

function toShape({ measured, internals }: InternalNode<FlowNode>): NodeShape | undefined {
  const { width, height } = measured;
  if (width === undefined || height === undefined) return undefined;
  const { source, target } = internals.handleBounds ?? {};
  const places = (side: HandlePlace['side'], handles: typeof source): readonly HandlePlace[] =>
    (handles ?? []).map((handle) => ({
      port: handle.id ?? '',
      side,
      x: tenth(side === 'output' ? handle.x + handle.width : handle.x),
      y: tenth(handle.y + handle.height / 2),
    }));
  return { width, height, handles: [...places('output', source), ...places('input', target)] };
}

/** The same node measures a little otherwise at another zoom. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function isSameShape(a: NodeShape, b: NodeShape | undefined): boolean {
  return (
    b !== undefined &&
    a.width === b.width &&
    a.height === b.height &&
    a.handles.length === b.handles.length &&
    a.handles.every((handle, index) => isSamePlace(handle, b.handles[index]))
  );
}

function isSamePlace(a: HandlePlace, b: HandlePlace | undefined): boolean {
  return a.port === b?.port && a.side === b.side && a.x === b.x && a.y === b.y;
}
