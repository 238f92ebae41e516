import { useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { createWheelUse } from './wheelUse.ts';

/** Says whether the wheel pans the canvas now; it zooms otherwise. What can scroll in a node keeps the wheel for itself. */
export function useWheel(frame: RefObject<HTMLElement | null>): boolean {
  const [pans, setPans] = useState(false);
  useEffect(() => {
    const tell = createWheelUse();
    let now = false;
    const onWheel = (event: WheelEvent): void => {
      const { target } = event;
      if (!(target instanceof Element) || target.closest('.react-flow') === null) return;
      const what = tell(event, () => canScroll(target, event));
      if (what === 'scroll') event.stopPropagation();
      else if (now !== (what === 'pan')) {
        now = what === 'pan';
        // At once: React Flow is to take this very event as it is meant.
        flushSync(() => setPans(now));
      }
    };
    const element = frame.current;
    element?.addEventListener('wheel', onWheel, { capture: true, passive: true });
    return () => element?.removeEventListener('wheel', onWheel, { capture: true });
  }, [frame]);
  return pans;
}

/** Says whether something under the mouse, within its node, has more to show in the direction of the wheel. */
function canScroll(target: Element, event: WheelEvent): boolean {
  const node = target.closest('.react-flow__node');
  for (let at: Element | null = target; node !== null && at !== null && at !== node;) {
    if (scrolls(at, event)) return true;
    at = at.parentElement;
  }
  return false;
}

function scrolls(element: Element, { deltaX, deltaY, shiftKey }: WheelEvent): boolean {
  const isAcross = shiftKey || Math.abs(deltaX) > Math.abs(deltaY);
  const hasMore = isAcross
    ? element.scrollWidth > element.clientWidth
    : element.scrollHeight > element.clientHeight;
  if (!hasMore) return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  return ['auto', 'scroll'].includes(isAcross ? overflowX : overflowY);
}
