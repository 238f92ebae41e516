import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { useCanvasServices } from '../CanvasContext.tsx';
import { findBox } from '../scene/findInScene.ts';
import type { Point, Rect } from '../scene/scene.ts';
import { t } from '../../messages/t.ts';
import { resizeRect, type Sides } from './resizeRect.ts';

/** In canvas units. */
const least = { width: 160, height: 72 };

type Props = {
  readonly nodeId: NodeId;
  /** Whose size it is, for its spoken name. */
  readonly title: string;
};

/** The sides and corners of a node that can be dragged to resize it; the lower right corner takes arrow keys, too. */
export function ResizeHandles({ nodeId, title }: Props): ReactNode {
  const stage = useCanvasServices()?.stage;
  const drag = useRef<{ readonly rect: Rect; readonly from: Point } | null>(null);
  if (stage === undefined) return null;

  const begin = (event: PointerEvent): void => {
    const rect = boxOf();
    if (event.button !== 0 || rect === undefined) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { rect, from: { x: event.clientX, y: event.clientY } };
  };
  const move = (event: PointerEvent, sides: Sides): void => {
    if (drag.current === null) return;
    const { rect, from } = drag.current;
    const { zoom } = stage.view();
    const by = { x: (event.clientX - from.x) / zoom, y: (event.clientY - from.y) / zoom };
    stage.resize(nodeId, resizeRect(rect, { sides, by, least }), true);
  };
  const end = (): void => {
    if (drag.current === null) return;
    drag.current = null;
    stage.drop();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = steps[event.key];
    const rect = boxOf();
    if (by === undefined || rect === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    stage.resize(nodeId, resizeRect(rect, { sides: { x: 1, y: 1 }, by, least }), false);
    stage.drop();
  };
  const handlers = (sides: Sides) => ({
    onPointerDown: begin,
    onPointerMove: (event: PointerEvent) => move(event, sides),
    onPointerUp: end,
    onPointerCancel: end,
  });
  return (
    <>
      {edges.map(({ name, sides }) => (
        <div
          key={name}
          aria-hidden
          className="resize-handle nodrag nopan"
          data-side={name}
          {...handlers(sides)}
        />
      ))}
      <button
        type="button"
        aria-label={t('canvas.names.resize', { title })}
        className="resize-handle nodrag nopan nokey"
        data-side="bottom-right"
        onKeyDown={onKeyDown}
        {...handlers({ x: 1, y: 1 })}
      />
    </>
  );

  function boxOf(): Rect | undefined {
    const box = stage && findBox(stage.scene(), nodeId);
    return box && { x: box.x, y: box.y, width: box.width, height: box.height };
  }
}

const edges: readonly { readonly name: string; readonly sides: Sides }[] = [
  { name: 'left', sides: { x: -1, y: 0 } },
  { name: 'right', sides: { x: 1, y: 0 } },
  { name: 'top', sides: { x: 0, y: -1 } },
  { name: 'bottom', sides: { x: 0, y: 1 } },
  { name: 'top-left', sides: { x: -1, y: -1 } },
  { name: 'top-right', sides: { x: 1, y: -1 } },
  { name: 'bottom-left', sides: { x: -1, y: 1 } },
];

const steps: { readonly [key: string]: Point } = {
  ArrowLeft: { x: -8, y: 0 },
  ArrowRight: { x: 8, y: 0 },
  ArrowUp: { x: 0, y: -8 },
  ArrowDown: { x: 0, y: 8 },
};
