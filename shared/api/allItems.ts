import type { Page } from '../domain/page.ts';

/**
 * Every item of a listing, page by page as they are asked for. Ends where a cursor comes back a second
 * time: a provider that goes round in circles must not be asked for ever.
 */
export async function* allItems<T>(
  fetchPage: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T, void> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const page: Page<T> = await fetchPage(cursor);
    yield* page.items;
    cursor = page.next;
    if (cursor === undefined || seen.has(cursor)) return;
    seen.add(cursor);
  } while (true);
}
