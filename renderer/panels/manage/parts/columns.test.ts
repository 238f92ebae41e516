import { expect, test } from 'vitest';
import { nextOrder, viewRows, type Column } from './columns.ts';

type Thing = { readonly name: string; readonly size: number | null };

const columns: readonly Column<Thing>[] = [
  { id: 'name', title: 'Name', text: ({ name }) => name },
  {
    id: 'size',
    title: 'Size',
    text: ({ size }) => String(size ?? ''),
    sortBy: ({ size }) => size,
  },
];
const things: readonly Thing[] = [
  { name: 'item 10', size: 9 },
  { name: 'Item 9', size: null },
  { name: 'other', size: 10 },
];
const namesOf = (view: Parameters<typeof viewRows>[2]): readonly string[] =>
  viewRows(things, columns, view).map(({ name }) => name);

test('rows keep the order of the provider until a column sorts them', () => {
  expect(namesOf({ filter: '', order: null })).toEqual(['item 10', 'Item 9', 'other']);
  expect(namesOf({ filter: '', order: { column: 'name', direction: 'asc' } })).toEqual([
    'Item 9',
    'item 10',
    'other',
  ]);
});

test('numbers sort as numbers, and what has none is last both ways', () => {
  expect(namesOf({ filter: '', order: { column: 'size', direction: 'asc' } })).toEqual([
    'item 10',
    'other',
    'Item 9',
  ]);
  expect(namesOf({ filter: '', order: { column: 'size', direction: 'desc' } })).toEqual([
    'other',
    'item 10',
    'Item 9',
  ]);
});

test('the filter wants every word, in any column and any case', () => {
  expect(namesOf({ filter: ' ITEM 9', order: null })).toEqual(['item 10', 'Item 9']);
  expect(namesOf({ filter: 'item other', order: null })).toEqual([]);
});

test('a click on a title sorts up, then down, then not at all', () => {
  const up = nextOrder(null, 'name');
  expect(up).toEqual({ column: 'name', direction: 'asc' });
  const down = nextOrder(up, 'name');
  expect(down).toEqual({ column: 'name', direction: 'desc' });
  expect(nextOrder(down, 'name')).toBeNull();
  expect(nextOrder(down, 'size')).toEqual({ column: 'size', direction: 'asc' });
});
