import { memo, useEffect, useRef, type ReactNode } from 'react';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { disabledBy } from '../../../shared/graph/frames.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { nodeStatusIn } from '../../nodes/nodeStatus.ts';
import type { Stage } from '../stageTypes.ts';
import { createCanvasColors } from './canvasColors.ts';
import type { FarPointer } from './farPointer.ts';
import { paint } from './paint.ts';
import { toDrawing } from './toDrawing.ts';

type Props = { readonly stage: Stage; readonly pointer: FarPointer };

const nothing: ReadonlySet<NodeId> = new Set();

/** One canvas under the nodes: from far away it shows all of them, from near those that are about to be drawn. */
export const FarLayer = memo(function FarLayer({ stage, pointer }: Props): ReactNode {
  const app = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    if (element === null || context === null) return undefined;
    const colors = createCanvasColors(element);
    const onFrame = (): void => {
      const view = stage.view();
      const { isFar } = stage.shown();
      const { run } = app.run.getState();
      const { selection, find } = app.view.getState();
      const { nodes, edges } = selection;
      const { graph } = app.document.getState().pipeline;
      const drawing = toDrawing(stage.scene(), view, {
        near: stage.near(),
        hasEdges: isFar,
        selected: new Set<string>([...nodes, ...edges]),
        found: find?.isFound ?? nothing,
        statusOf: (id) => nodeStatusIn(run, id),
        isOff: (node) => disabledBy(graph, node) !== undefined,
        hovered: pointer.hovered(),
        focused: isFar ? pointer.focused() : undefined,
      });
      const { frames, nodes: boxes, lines } = drawing;
      const isEmpty = frames.length + boxes.length + lines.length === 0;
      // A layer over the whole canvas costs something in every frame, also when nothing is on it.
      if (element.hidden !== isEmpty) element.hidden = isEmpty;
      if (isEmpty) return;
      clear(context, view);
      paint(context, drawing, colors.color);
    };
    const stopFind = app.view.subscribe((state, before) => {
      if (state.find?.isFound !== before.find?.isFound) stage.invalidate();
    });
    const stops = [stage.onFrame(onFrame), colors.watch(stage.invalidate), stopFind];
    stage.invalidate();
    return () => {
      for (const stop of stops) stop();
    };
  }, [app, stage, pointer]);
  return <canvas ref={canvas} className="far-layer" aria-hidden="true" />;
});

/** Sets the canvas to the size and sharpness of the screen. A canvas of another size loses what was on it. */
function clear(
  context: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const { canvas } = context;
  const scale = devicePixelRatio;
  const [columns, rows] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
}
