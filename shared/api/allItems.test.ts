import { expect, test } from 'vitest';
import type { Page } from '../domain/page.ts';
import { allItems } from './allItems.ts';

async function collect<T>(items: AsyncIterable<T>, limit = 100): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
    if (found.length === limit) break;
  }
  return found;
}

test('follows cursors to the last page', async () => {
  const asked: unknown[] = [];
  const pages: Readonly<Record<string, Page<number>>> = {
    first: { items: [1, 2], next: 'b' },
    b: { items: [], next: 'c' },
    c: { items: [3] },
  };
  const items = allItems(async (cursor) => {
    asked.push(cursor);
    return pages[cursor ?? 'first'] ?? { items: [] };
  });
  expect(await collect(items)).toEqual([1, 2, 3]);
  expect(asked).toEqual([undefined, 'b', 'c']);
});

test('asks for no page more than is needed', async () => {
  let asked = 0;
  const items = allItems(async () => {
    asked += 1;
    return { items: [1, 2], next: `page ${asked}` };
  });
  expect(await collect(items, 3)).toEqual([1, 2, 1]);
  expect(asked).toBe(2);
});

test('ends where a cursor comes back', async () => {
  let asked = 0;
  const items = allItems(async (cursor) => {
    asked += 1;
    return { items: [asked], next: cursor === 'a' ? 'b' : 'a' };
  });
  expect(await collect(items)).toEqual([1, 2, 3]);
});
