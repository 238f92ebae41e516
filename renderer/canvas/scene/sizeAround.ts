import { upToGrid } from '../toGrid.ts';
import type { Rect } from './scene.ts';

type Size = Pick<Rect, 'width' | 'height'>;

/** Between a frame's side and a member that it is as large for, in canvas units. */
export const framePadding = 24;

/** The size of a frame: its own, and more where a member that stands in it reaches over its right or lower side. */
export function sizeAround(frame: Rect, members: readonly Rect[]): Size {
  let { width, height } = frame;
  for (const member of members) {
    const [left, top] = [member.x - frame.x, member.y - frame.y];
    if (left < 0 || top < 0 || left >= frame.width || top >= frame.height) continue;
    const [right, bottom] = [left + member.width, top + member.height];
    if (right > frame.width) width = Math.max(width, upToGrid(right + framePadding));
    if (bottom > frame.height) height = Math.max(height, upToGrid(bottom + framePadding));
  }
  return { width, height };
}
