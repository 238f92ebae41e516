import { ArrowDown, ArrowUp } from 'lucide-react';
import { cx } from '../../../ui/cx.ts';
import { nextOrder, type Column, type SortOrder } from './columns.ts';

type Props<T> = {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly order: SortOrder;
  readonly onOrder: (order: SortOrder) => void;
  /** The row whose details are shown. */
  readonly chosen: string | null;
  readonly onChoose: (item: T) => void;
};

/** Rows of things. A row is a button; the arrows move from row to row. */
export function ResourceTable<T>(props: Props<T>): React.JSX.Element {
  const { label, columns, rows, keyOf, order, onOrder, chosen, onChoose } = props;
  return (
    <table aria-label={label} className="w-full table-fixed text-left">
      <thead className="chrome sticky top-0 z-10 bg-surface">
        <tr className="border-b border-border">
          {columns.map((column) => (
            <Title key={column.id} column={column} order={order} onOrder={onOrder} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((item) => {
          const key = keyOf(item);
          return (
            <tr
              key={key}
              className={cx(
                'relative h-9 border-b border-border',
                key === chosen ? 'bg-accent-soft' : 'hover:bg-surface-2',
              )}
            >
              {columns.map((column, index) => (
                <td
                  key={column.id}
                  className={cx(
                    'truncate px-3 first:pl-4',
                    index > 0 && 'text-sm',
                    column.className,
                  )}
                >
                  {index === 0 ? (
                    <RowButton isChosen={key === chosen} onChoose={() => onChoose(item)}>
                      {column.cell?.(item) ?? column.text(item)}
                    </RowButton>
                  ) : (
                    (column.cell?.(item) ?? column.text(item))
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type TitleProps<T> = {
  readonly column: Column<T>;
  readonly order: SortOrder;
  readonly onOrder: (order: SortOrder) => void;
};

function Title<T>({ column, order, onOrder }: TitleProps<T>): React.JSX.Element {
  const direction = order?.column === column.id ? order.direction : null;
  const Icon = direction === 'asc' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={direction === null ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
      className={cx('h-8 px-3 first:pl-4', column.className)}
    >
      <button
        type="button"
        onClick={() => onOrder(nextOrder(order, column.id))}
        className="-mx-1 flex max-w-full items-center gap-1 rounded-sm px-1 font-sans text-sm font-medium text-muted hover:text-text"
      >
        <span className="truncate">{column.title}</span>
        {direction !== null && <Icon aria-hidden size={12} className="shrink-0" />}
      </button>
    </th>
  );
}

type RowButtonProps = {
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
};

/** Covers its whole row, so that a click anywhere on the row chooses it. */
function RowButton({ isChosen, onChoose, children }: RowButtonProps): React.JSX.Element {
  return (
    <button
      type="button"
      data-row
      aria-current={isChosen || undefined}
      onClick={onChoose}
      onKeyDown={(event) => {
        const all = rowsAround(event.currentTarget);
        const target = targetOf(event.key, all, event.currentTarget);
        if (target === undefined) return;
        event.preventDefault();
        target.focus();
      }}
      className="block max-w-full truncate text-left after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
    >
      {children}
    </button>
  );
}

function rowsAround(button: HTMLElement): readonly HTMLElement[] {
  return [...(button.closest('tbody')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}

function targetOf(
  key: string,
  all: readonly HTMLElement[],
  from: HTMLElement,
): HTMLElement | undefined {
  const at = all.indexOf(from);
  switch (key) {
    case 'ArrowDown':
      return all[at + 1];
    case 'ArrowUp':
      return all[at - 1];
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default:
      return undefined;
  }
}
