import { useStoreApi, type OnNodeDrag } from '@xyflow/react';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import type { Stage } from './stageTypes.ts';
import type { FlowNode } from './toFlow.ts';

type Options = {
  readonly frame: RefObject<HTMLElement | null>;
  readonly stage: Stage;
  /** Told of each drag as well. */
  readonly moves: { readonly onNodeDragStart: () => void; readonly onNodeDragStop: () => void };
};

/**
 * React Flow notices a drag by the first move of the mouse, and takes it from there: this tells the stage how far the
 * mouse had gone by then, so that a node stays under it however fast it is.
 */
export function useGrab({ frame, stage, moves }: Options): {
  readonly onNodeDragStart: OnNodeDrag<FlowNode>;
  readonly onNodeDragStop: () => void;
} {
  const store = useStoreApi();
  const pressed = useRef({ x: 0, y: 0 });
  useEffect(() => {
    const element = frame.current;
    const onDown = ({ clientX, clientY }: PointerEvent): void => {
      pressed.current = { x: clientX, y: clientY };
    };
    element?.addEventListener('pointerdown', onDown, { capture: true, passive: true });
    return () => element?.removeEventListener('pointerdown', onDown, { capture: true });
  }, [frame]);
  return useMemo(
    () => ({
      onNodeDragStart: (event, node) => {
        moves.onNodeDragStart();
        const mouse = 'touches' in event ? event.touches[0] : event;
        if (mouse === undefined) return;
        const [, , zoom] = store.getState().transform;
        const { x, y } = pressed.current;
        const by = { x: (mouse.clientX - x) / zoom, y: (mouse.clientY - y) / zoom };
        stage.grab(node.data.nodeId, by);
      },
      onNodeDragStop: () => {
        moves.onNodeDragStop();
        // A single move of the mouse is none to React Flow.
        stage.drop();
      },
    }),
    [moves, stage, store],
  );
}
