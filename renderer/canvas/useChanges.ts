import { useStoreApi, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useCallback, useEffect } from 'react';
import { useApp } from '../engine/AppContext.tsx';
import type { Selection } from '../stores/viewStore.ts';
import type { Stage } from './stageTypes.ts';
import type { FlowEdge, FlowNode } from './toFlow.ts';

type FlowStore = ReturnType<typeof useStoreApi<FlowNode, FlowEdge>>;

/** What React Flow says the user did. While a box is drawn the stage says itself what is in it, seen or not. */
export function useChanges(
  stage: Stage,
): (changes: readonly (NodeChange<FlowNode> | EdgeChange<FlowEdge>)[]) => void {
  const store = useStoreApi<FlowNode, FlowEdge>();
  useSelectionBox(stage, store);
  return useCallback(
    (changes) => {
      const { multiSelectionActive, userSelectionRect } = store.getState();
      const own = changes.filter(
        (change) => change.type !== 'select' || userSelectionRect === null,
      );
      stage.changed(own, multiSelectionActive);
    },
    [stage, store],
  );
}

/** A box that is drawn around nodes selects them; Escape gives it up, and it never outlives the press of the mouse. */
function useSelectionBox(stage: Stage, store: FlowStore): void {
  const app = useApp();
  useEffect(() => {
    let before: Selection = app.view.getState().selection;
    const isDrawn = (): boolean => store.getState().userSelectionRect !== null;
    const end = (): void => store.setState({ userSelectionRect: null, userSelectionActive: false });
    const stop = store.subscribe(({ userSelectionRect: rect, transform: [x, y, zoom] }, old) => {
      if (rect === null || rect === old.userSelectionRect) return;
      if (old.userSelectionRect === null) {
        before = app.view.getState().selection;
        return;
      }
      stage.selectIn({
        x: (rect.x - x) / zoom,
        y: (rect.y - y) / zoom,
        width: rect.width / zoom,
        height: rect.height / zoom,
      });
    });
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !isDrawn()) return;
      event.preventDefault();
      event.stopPropagation();
      end();
      app.view.getState().select(before);
    };
    // After React Flow, which does not end it where the press is canceled, and else lays a veil over what was selected.
    const onUp = (): void => {
      if (isDrawn()) end();
      if (store.getState().nodesSelectionActive) store.setState({ nodesSelectionActive: false });
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onUp);
    return () => {
      stop();
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onUp);
    };
  }, [app, stage, store]);
}
