import { Panel, useStoreApi } from '@xyflow/react';
import { useEffect, useRef, type PointerEvent, type ReactNode } from 'react';
import { isOpenFrame } from '../../shared/graph/frames.ts';
import { frameColorOf } from '../../shared/nodes/frame.ts';
import { t } from '../messages/t.ts';
import { createCanvasColors, type CanvasColors } from './far/canvasColors.ts';
import { boundsOf } from './scene/findInScene.ts';
import type { Point, Rect, Scene } from './scene/scene.ts';
import { seenRect } from './scene/view.ts';
import type { Stage, View } from './stageTypes.ts';

const width = 152;
const height = 104;
/** While nodes are dragged or written in, their boxes are painted anew this often, in milliseconds. */
const boxesEvery = 250;
const frameAlpha = 0.28;

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
    let boxes: Boxes | undefined;
    let boxesAt = -Infinity;
    const draw = (time: number): void => {
      const [latest, view] = [stage.scene(), stage.view()];
      const isDue =
        boxes?.scene.nodes.length !== latest.nodes.length || time - boxesAt > boxesEvery;
      const scene = isDue ? latest : (boxes?.scene ?? latest);
      // Where the boxes are not the latest it is looked at again.
      if (scene !== latest) stage.invalidate();
      if (drawn?.scene === scene && drawn.view === view) return;
      drawn = { scene, view };
      const seen = seenRect(view);
      if (boxes?.scene !== scene) boxesAt = time;
      boxes = toBoxes(boxes, {
        scene,
        ...toMap(scene, seen),
        color: colors.color,
        theme: colors.color('color-border-strong'),
      });
      paintMap(context, { boxes, seen }, colors.color);
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
        aria-label={t('canvas.canvas.minimap')}
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

type Laid = {
  readonly scene: Scene;
  readonly origin: Point;
  readonly scale: number;
  readonly color: CanvasColors;
  /** A colour that is another one in each theme. */
  readonly theme: string;
};
/** The boxes of a scene as they lie on the map, drawn once. */
type Boxes = Laid & { readonly picture: HTMLCanvasElement };

/** While only the view moves inside the document, the boxes stay where they are. */
function toBoxes(known: Boxes | undefined, laid: Laid): Boxes {
  if (known !== undefined && isSameLaid(known, laid)) return known;
  const picture = known?.picture ?? document.createElement('canvas');
  picture.width = width * devicePixelRatio;
  picture.height = height * devicePixelRatio;
  const context = picture.getContext('2d');
  if (context !== null) paintBoxes(context, laid);
  return { ...laid, picture };
}

function isSameLaid(a: Laid, b: Laid): boolean {
  const isThere = a.origin.x === b.origin.x && a.origin.y === b.origin.y && a.scale === b.scale;
  return isThere && a.scene === b.scene && a.theme === b.theme;
}

function paintBoxes(
  context: CanvasRenderingContext2D,
  { scene, origin, scale, color }: Laid,
): void {
  context.scale(devicePixelRatio, devicePixelRatio);
  const fill = (box: Rect): void =>
    context.fillRect(
      (box.x - origin.x) * scale,
      (box.y - origin.y) * scale,
      Math.max(1, box.width * scale),
      Math.max(1, box.height * scale),
    );
  // Frames show through, below what stands in them.
  context.globalAlpha = frameAlpha;
  for (const box of scene.nodes) {
    if (!isOpenFrame(box.node)) continue;
    context.fillStyle = color(`frame-${frameColorOf(box.node)}`);
    fill(box);
  }
  context.globalAlpha = 1;
  context.fillStyle = color('color-border-strong');
  for (const box of scene.nodes) if (!isOpenFrame(box.node)) fill(box);
}

type Painted = { readonly boxes: Boxes; readonly seen: Rect };

function paintMap(
  context: CanvasRenderingContext2D,
  { boxes: { origin, scale, picture }, seen }: Painted,
  color: CanvasColors,
): void {
  const left = (seen.x - origin.x) * scale;
  const top = (seen.y - origin.y) * scale;
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.fillStyle = color('color-surface-2');
  context.fillRect(0, 0, width, height);
  context.fillStyle = color('color-surface');
  context.fillRect(left, top, seen.width * scale, seen.height * scale);
  context.drawImage(picture, 0, 0, width, height);
  context.strokeStyle = color('color-accent');
  context.lineWidth = 1;
  context.strokeRect(left, top, seen.width * scale, seen.height * scale);
}
