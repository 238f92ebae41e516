import { Problem } from './problem.ts';

/** A page as Replicate gives it: absolute addresses with an opaque cursor, or null. */
export interface Page<T> {
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly T[];
}

interface PageOptions<T> {
  /** Address of the list without the cursor. */
  readonly url: string;
  readonly query: URLSearchParams;
  readonly pageSize: number;
  /** A name of the item that stays the same while items are added or removed. */
  readonly keyOf: (item: T) => string;
}

/** Cuts a page out of a list. The cursor names the item it starts at, so new items do not shift pages; a cursor whose item is gone gives 404. */
export function paginate<T>(items: readonly T[], options: PageOptions<T>): Page<T> {
  const { url, query, pageSize, keyOf } = options;
  const start = findStart(items, query.get('cursor'), keyOf);
  const at = (index: number): string | null => {
    const item = items[index];
    if (item === undefined) return null;
    const next = new URLSearchParams(query);
    next.set('cursor', Buffer.from(keyOf(item)).toString('base64url'));
    return `${url}?${next.toString()}`;
  };
  return {
    next: at(start + pageSize),
    previous: start === 0 ? null : at(Math.max(0, start - pageSize)),
    results: items.slice(start, start + pageSize),
  };
}

function findStart<T>(
  items: readonly T[],
  cursor: string | null,
  keyOf: (item: T) => string,
): number {
  if (cursor === null) return 0;
  const key = Buffer.from(cursor, 'base64url').toString();
  const index = items.findIndex((item) => keyOf(item) === key);
  if (index < 0) throw new Problem(404, { title: 'Not found', detail: 'Invalid cursor' });
  return index;
}
