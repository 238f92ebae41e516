import { useState } from 'react';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/Button.tsx';

/** So many more are listed at a time: a list of thousands would hold up each edit. */
const step = 100;

type Props<T> = {
  readonly label: string;
  readonly rows: readonly T[];
  readonly renderRow: (row: T) => React.JSX.Element;
  readonly keyOf: (row: T) => string;
  /** So many are listed before more are asked for. */
  readonly first?: number;
};

/** A list of which as much is shown as was asked for. */
export function RowsInSteps<T>({
  label,
  rows,
  renderRow,
  keyOf,
  first = step,
}: Props<T>): React.JSX.Element {
  const [atMost, setAtMost] = useState(first);
  const rest = rows.length - atMost;
  return (
    <>
      <ul aria-label={label} className="flex flex-col gap-0.5">
        {rows.slice(0, atMost).map((each) => (
          <li key={keyOf(each)}>{renderRow(each)}</li>
        ))}
      </ul>
      {rest > 0 && (
        <Button size="sm" className="m-1" onClick={() => setAtMost(atMost + step)}>
          {t('commands.problems.showMore', { more: Math.min(rest, step) })}
        </Button>
      )}
    </>
  );
}
