import { useLayoutEffect, useState, type RefObject } from 'react';

/** From the first row to before the second. */
export type RowRange = { readonly from: number; readonly to: number };

type Options = {
  readonly count: number;
  /** Pixels; all rows are equally high. */
  readonly rowHeight: number;
  /** The rows in sight, and a few around them, have changed. */
  readonly onRange?: ((from: number, to: number) => void) | undefined;
};

/** Rows that are drawn beyond either edge. */
const margin = 8;

/** Which rows of a list that scrolls are in sight, and a few around them. */
export function useRowsInSight(
  box: RefObject<HTMLElement | null>,
  { count, rowHeight, onRange }: Options,
): RowRange {
  const [range, setRange] = useState<RowRange>({ from: 0, to: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const from = Math.max(0, Math.floor(element.scrollTop / rowHeight) - margin);
      const shown = Math.ceil(element.clientHeight / rowHeight) + 2 * margin;
      const to = Math.min(count, from + shown);
      setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
      onRange?.(from, to);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [box, count, rowHeight, onRange]);
  return range;
}
