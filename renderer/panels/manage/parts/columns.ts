import type { ReactNode } from 'react';

/** One column of a table of things. */
export type Column<T> = {
  readonly id: string;
  readonly title: string;
  /** What the filter box looks through, and what the cell shows unless `cell` says otherwise. */
  readonly text: (item: T) => string;
  readonly cell?: (item: T) => ReactNode;
  /** Sorts by this in place of the text; null comes last. */
  readonly sortBy?: (item: T) => string | number | null;
  /** Of the header and the cells. */
  readonly className?: string;
};

/** How rows are ordered; null keeps the order of the provider, newest first. */
export type SortOrder = { readonly column: string; readonly direction: 'asc' | 'desc' } | null;

/** The order after a click on a column's title: up, down, then the provider's own again. */
export function nextOrder(order: SortOrder, column: string): SortOrder {
  if (order?.column !== column) return { column, direction: 'asc' };
  return order.direction === 'asc' ? { column, direction: 'desc' } : null;
}

type View = { readonly filter: string; readonly order: SortOrder };

/** The rows that hold every word of the filter, in the wanted order. */
export function viewRows<T>(
  items: readonly T[],
  columns: readonly Column<T>[],
  { filter, order }: View,
): readonly T[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const found = items.filter((item) => {
    const text = columns.map((column) => column.text(item).toLowerCase()).join('\n');
    return words.every((word) => text.includes(word));
  });
  const column = columns.find(({ id }) => id === order?.column);
  if (column === undefined || order === null) return found;
  const keyOf = column.sortBy ?? column.text;
  const sign = order.direction === 'asc' ? 1 : -1;
  return found.toSorted((a, b) => compare(keyOf(a), keyOf(b), sign));
}

type Key = string | number | null;

function compare(a: Key, b: Key, sign: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * String(a).localeCompare(String(b), undefined, { numeric: true });
}
