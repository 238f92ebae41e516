import type { Point, Rect } from '../scene/scene.ts';
import { toGrid } from '../toGrid.ts';

/** Which sides of a box are dragged: -1 the left or upper one, 1 the right or lower one, 0 none of the two. */
export type Sides = { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 };

export type Size = { readonly width: number; readonly height: number };

/** A box with some of its sides moved by this much, along the grid, and never smaller than `least`. */
export function resizeRect(
  rect: Rect,
  { sides, by, least }: { readonly sides: Sides; readonly by: Point; readonly least: Size },
): Rect {
  const across = stretch({ from: rect.x, size: rect.width }, sides.x, {
    by: by.x,
    least: least.width,
  });
  const down = stretch({ from: rect.y, size: rect.height }, sides.y, {
    by: by.y,
    least: least.height,
  });
  return { x: across.from, y: down.from, width: across.size, height: down.size };
}

type Span = { readonly from: number; readonly size: number };

function stretch(
  { from, size }: Span,
  side: -1 | 0 | 1,
  { by, least }: { readonly by: number; readonly least: number },
): Span {
  if (side === 0) return { from, size };
  if (side === 1) return { from, size: Math.max(least, toGrid(from + size + by) - from) };
  const start = Math.min(toGrid(from + by), from + size - least);
  return { from: start, size: from + size - start };
}
