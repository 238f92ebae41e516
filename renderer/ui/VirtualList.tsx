import { useRef } from 'react';
import { useRowsInSight } from './useRowsInSight.ts';

type Props = {
  readonly label: string;
  readonly count: number;
  /** Pixels; all rows are equally high. */
  readonly rowHeight: number;
  readonly renderRow: (index: number) => React.ReactNode;
  /** The rows in sight, and a few around them, have changed. */
  readonly onRange?: (from: number, to: number) => void;
};

/** A list of which only the rows in sight are drawn: 10,000 of them cost what 30 do. */
export function VirtualList({
  label,
  count,
  rowHeight,
  renderRow,
  onRange,
}: Props): React.JSX.Element {
  const box = useRef<HTMLUListElement>(null);
  const range = useRowsInSight(box, { count, rowHeight, onRange });
  const rows = Array.from(
    { length: Math.max(0, range.to - range.from) },
    (_, at) => range.from + at,
  );
  return (
    <ul
      ref={box}
      aria-label={label}
      // A scrolling box has to take the focus itself where its rows are still to come.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2"
    >
      <li aria-hidden style={{ height: range.from * rowHeight }} />
      {rows.map((index) => (
        <li
          key={index}
          aria-setsize={count}
          aria-posinset={index + 1}
          style={{ height: rowHeight }}
        >
          {renderRow(index)}
        </li>
      ))}
      <li aria-hidden style={{ height: Math.max(0, count - range.to) * rowHeight }} />
    </ul>
  );
}
