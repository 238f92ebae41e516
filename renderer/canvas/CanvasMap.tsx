import { Panel, useStoreApi } from '@xyflow/react';
import { useEffect, useRef, type PointerEvent, type ReactNode } from 'react';
import { createCanvasColors, type CanvasColors } from './far/canvasColors.ts';
import { boundsOf } from './scene/findInScene.ts';
import type { Point, Rect, Scene } from './scene/scene.ts';
import { seenRect } from './scene/view.ts';
import type { Stage, View } from './stageTypes.ts';

const width = 152;
const height = 104;

/** The whole document small, with what is seen; drag in it to go there. */
export function CanvasMap({ stage }: { readonly stage: Stage }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    if (element === null || context === null) return undefined;
    element.width = width * devicePixelRatio;
    element.height = height * devicePixelRatio;
    const colors = createCanvasColors(element);
    let drawn: { readonly scene: Scene; readonly view: View } | undefined;
    const draw = (): void => {
      const [scene, view] = [stage.scene(), stage.view()];
      if (drawn?.scene === scene && drawn.view === view) return;
      drawn = { scene, view };
      context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      paintMap(context, { scene, seen: seenRect(view) }, colors.color);
    };
    const stops = [
      stage.onFrame(draw),
      colors.watch(() => {
        drawn = undefined;
        stage.invalidate();
      }),
    ];
    stage.invalidate();
    return () => {
      for (const stop of stops) stop();
    };
  }, [stage]);

  const onDrag = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (event.buttons !== 1) return;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const { origin, scale } = toMap(stage.scene(), seenRect(stage.view()));
    const to: Point = {
      x: (event.clientX - left) / scale + origin.x,
      y: (event.clientY - top) / scale + origin.y,
    };
    const view = stage.view();
    void store.getState().panBy({
      x: view.width / 2 - (to.x * view.zoom + view.x),
      y: view.height / 2 - (to.y * view.zoom + view.y),
    });
  };
  return (
    <Panel position="bottom-right" className="react-flow__minimap nopan nowheel">
      <canvas
        ref={canvas}
        role="img"
        aria-label="Minimap"
        style={{ width, height, display: 'block' }}
        onPointerDown={onDrag}
        onPointerMove={onDrag}
      />
    </Panel>
  );
}

/** How the canvas is laid on the map: both the document and what is seen fit on it. */
function toMap(scene: Scene, seen: Rect): { readonly origin: Point; readonly scale: number } {
  const all = boundsOf(scene) ?? seen;
  const left = Math.min(all.x, seen.x);
  const top = Math.min(all.y, seen.y);
  const right = Math.max(all.x + all.width, seen.x + seen.width);
  const bottom = Math.max(all.y + all.height, seen.y + seen.height);
  const scale = Math.min(width / (right - left), height / (bottom - top)) * 0.92;
  return {
    scale,
    origin: {
      x: (left + right) / 2 - width / 2 / scale,
      y: (top + bottom) / 2 - height / 2 / scale,
    },
  };
}

type Shown = { readonly scene: Scene; readonly seen: Rect };

function paintMap(
  context: CanvasRenderingContext2D,
  { scene, seen }: Shown,
  color: CanvasColors,
): void {
  const { origin, scale } = toMap(scene, seen);
  const fill = (rect: Rect): void =>
    context.fillRect(
      (rect.x - origin.x) * scale,
      (rect.y - origin.y) * scale,
      Math.max(1, rect.width * scale),
      Math.max(1, rect.height * scale),
    );
  context.fillStyle = color('color-surface-2');
  context.fillRect(0, 0, width, height);
  context.fillStyle = color('color-surface');
  fill(seen);
  context.fillStyle = color('color-border-strong');
  for (const node of scene.nodes) fill(node);
  context.strokeStyle = color('color-accent');
  context.lineWidth = 1;
  context.strokeRect(
    (seen.x - origin.x) * scale,
    (seen.y - origin.y) * scale,
    seen.width * scale,
    seen.height * scale,
  );
}
