import { Panel, useStoreApi } from '@xyflow/react';
import { memo, useEffect, useRef, type PointerEvent, type ReactNode } from 'react';
import { isOpenFrame } from '../../shared/graph/frames.ts';
import { frameColorOf } from '../../shared/nodes/frame.ts';
import { t } from '../messages/t.ts';
import { useLanguage } from '../messages/useLanguage.ts';
import { createCanvasColors, type CanvasColors } from './far/canvasColors.ts';
import { boundsOf } from './scene/findInScene.ts';
import { isSameBox, type Point, type Rect, type Scene, type SceneNode } from './scene/scene.ts';
import { seenRect } from './scene/view.ts';
import type { Stage, View } from './stageTypes.ts';

const width = 152;
const height = 104;
/** While nodes are dragged or written in, their boxes are painted anew this often, in milliseconds. */
const boxesEvery = 250;
const frameAlpha = 0.28;

type Props = { readonly stage: Stage };

/** The whole document small, with what is seen; drag in it to go there. */
export const CanvasMap = memo(function CanvasMap({ stage }: Props): ReactNode {
  useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    if (element === null || context === null) return undefined;
    element.width = width * devicePixelRatio;
    element.height = height * devicePixelRatio;
    const colors = createCanvasColors(element);
    let boxes: Boxes | undefined;
    let boxesAt = -Infinity;
    let drawn: { readonly picture: Boxes['picture']; readonly view: View } | undefined;
    let later: ReturnType<typeof setTimeout> | undefined;
    const latest = (time: number): Boxes => {
      const scene = stage.scene();
      clearTimeout(later);
      // What is written in a node moves no box.
      if (boxes !== undefined && looksSame(boxes.scene, scene)) return { ...boxes, scene };
      if (boxes?.scene.nodes.length === scene.nodes.length && time - boxesAt < boxesEvery) {
        later = setTimeout(stage.invalidate, boxesEvery);
        return boxes;
      }
      boxesAt = time;
      return toBoxes(scene, colors.color);
    };
    const draw = (time: number): void => {
      const view = stage.view();
      boxes = latest(time);
      if (drawn?.picture === boxes.picture && drawn.view === view) return;
      drawn = { picture: boxes.picture, view };
      paintMap(context, { boxes, seen: seenRect(view) }, colors.color);
    };
    const stops = [
      stage.onFrame(draw),
      colors.watch(() => {
        boxes = undefined;
        stage.invalidate();
      }),
      () => clearTimeout(later),
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
    const { origin, scale } = toMap(boundsOf(stage.scene()), seenRect(stage.view()));
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
});

/** How the canvas is laid on the map: both the document and what is seen fit on it. */
function toMap(
  all: Rect | undefined,
  seen: Rect,
): { readonly origin: Point; readonly scale: number } {
  const { x, y, width: across, height: down } = all ?? seen;
  const left = Math.min(x, seen.x);
  const top = Math.min(y, seen.y);
  const right = Math.max(x + across, seen.x + seen.width);
  const bottom = Math.max(y + down, seen.y + seen.height);
  const scale = scaleOf({ width: right - left, height: bottom - top });
  return {
    scale,
    origin: {
      x: (left + right) / 2 - width / 2 / scale,
      y: (top + bottom) / 2 - height / 2 / scale,
    },
  };
}

function scaleOf(area: Pick<Rect, 'width' | 'height'>): number {
  return Math.min(width / area.width, height / area.height) * 0.92;
}

/** The boxes of a scene, drawn once as large as the map can ever show them: each view takes them as a picture. */
type Boxes = {
  readonly scene: Scene;
  readonly bounds: Rect | undefined;
  readonly picture: HTMLCanvasElement;
};

/** Says whether two scenes have the same boxes in the same colours. */
function looksSame(a: Scene, b: Scene): boolean {
  if (a.nodes === b.nodes) return true;
  if (a.nodes.length !== b.nodes.length) return false;
  return b.nodes.every((box, index) => {
    const old = a.nodes[index];
    if (old === box) return true;
    return old !== undefined && isSameBox(old, box) && colorOf(old) === colorOf(box);
  });
}

function colorOf({ node }: SceneNode): string {
  return isOpenFrame(node) ? `frame-${frameColorOf(node)}` : 'color-border-strong';
}

function toBoxes(scene: Scene, color: CanvasColors): Boxes {
  const bounds = boundsOf(scene);
  const picture = document.createElement('canvas');
  picture.width = width * devicePixelRatio;
  picture.height = height * devicePixelRatio;
  const context = picture.getContext('2d');
  if (context !== null && bounds !== undefined) paintBoxes(context, { scene, bounds, color });
  return { scene, bounds, picture };
}

type Painting = { readonly scene: Scene; readonly bounds: Rect; readonly color: CanvasColors };

function paintBoxes(context: CanvasRenderingContext2D, { scene, bounds, color }: Painting): void {
  const scale = scaleOf(bounds);
  context.scale(devicePixelRatio, devicePixelRatio);
  const fill = (box: Rect): void =>
    context.fillRect(
      (box.x - bounds.x) * scale,
      (box.y - bounds.y) * scale,
      Math.max(1, box.width * scale),
      Math.max(1, box.height * scale),
    );
  // Frames show through, below what stands in them.
  context.globalAlpha = frameAlpha;
  for (const box of scene.nodes) {
    if (!isOpenFrame(box.node)) continue;
    context.fillStyle = color(colorOf(box));
    fill(box);
  }
  context.globalAlpha = 1;
  context.fillStyle = color('color-border-strong');
  for (const box of scene.nodes) if (!isOpenFrame(box.node)) fill(box);
}

type Painted = { readonly boxes: Boxes; readonly seen: Rect };

function paintMap(
  context: CanvasRenderingContext2D,
  { boxes: { bounds, picture }, seen }: Painted,
  color: CanvasColors,
): void {
  const { origin, scale } = toMap(bounds, seen);
  const left = (seen.x - origin.x) * scale;
  const top = (seen.y - origin.y) * scale;
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.fillStyle = color('color-surface-2');
  context.fillRect(0, 0, width, height);
  context.fillStyle = color('color-surface');
  context.fillRect(left, top, seen.width * scale, seen.height * scale);
  if (bounds !== undefined) {
    const smaller = scale / scaleOf(bounds);
    const [x, y] = [(bounds.x - origin.x) * scale, (bounds.y - origin.y) * scale];
    context.drawImage(picture, x, y, width * smaller, height * smaller);
  }
  context.strokeStyle = color('color-accent');
  context.lineWidth = 1;
  context.strokeRect(left, top, seen.width * scale, seen.height * scale);
}
