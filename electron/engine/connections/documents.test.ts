import { expect, test } from 'vitest';
import { openDatabase } from '../store/openDatabase.ts';
import { createTestStore } from '../../../test/support/testStore.ts';
import { createDocuments, type DocumentKey } from './documents.ts';

const key = (subject: string, more: Partial<DocumentKey> = {}): DocumentKey => ({
  source: 'replicate https://api.test',
  kind: 'model',
  subject,
  part: '',
  ...more,
});

const dayMs = 86_400_000;

test('keeps a document for another process, with the time it was fetched', async () => {
  await using t = await createTestStore();
  createDocuments({ database: t.database, now: () => 1000 }).keep(key('a/b'), { name: 'b' });
  using database = openDatabase(t.scratch.at('data', 'journal.sqlite'));
  const documents = createDocuments({ database, now: () => 2000 });
  expect(documents.find(key('a/b'))).toEqual({ body: { name: 'b' }, fetchedAt: 1000 });
  expect(documents.find(key('a/c'))).toBeUndefined();
  expect(documents.find(key('a/b', { source: 'replicate https://other.test' }))).toBeUndefined();
  expect(documents.find(key('a/b', { kind: 'readme' }))).toBeUndefined();
});

test('forgets one, a subject and a source', async () => {
  await using t = await createTestStore();
  const documents = createDocuments({ database: t.database, now: () => 0 });
  const all = [
    key('a/b'),
    key('a/b', { kind: 'version', part: '1' }),
    key('a/c'),
    key('a/c', { kind: 'readme' }),
    key('a/b', { source: 'other' }),
  ];
  for (const each of all) documents.keep(each, 1);
  const found = () => all.map((each) => documents.find(each) !== undefined);
  documents.forget(key('a/c'));
  expect(found()).toEqual([true, true, false, true, true]);
  documents.forgetSubject(key('').source, 'a/b');
  expect(found()).toEqual([false, false, false, true, true]);
  documents.forgetSource('other');
  expect(found()).toEqual([false, false, false, true, false]);
});

test('over the limit, what was unused for longest goes', async () => {
  await using t = await createTestStore();
  let now = 0;
  const documents = createDocuments({ database: t.database, now: () => now, limit: 3000 });
  const text = 'x'.repeat(998);
  for (const subject of ['a', 'b', 'c']) {
    documents.keep(key(subject), text);
    now += 1000;
  }
  now = 2 * dayMs;
  documents.find(key('a'));
  documents.keep(key('d'), text);
  const found = ['a', 'b', 'c', 'd'].map((each) => documents.find(key(each)) !== undefined);
  expect(found).toEqual([true, false, true, true]);
  documents.keep(key('e'), 'x'.repeat(3000));
  expect(documents.find(key('e'))).toBeUndefined();
});

test('a damaged document is none', async () => {
  await using t = await createTestStore();
  const documents = createDocuments({ database: t.database, now: () => 0 });
  documents.keep(key('a'), { name: 'a' });
  t.database.exec(`UPDATE documents SET body = '{"name'`);
  expect(documents.find(key('a'))).toBeUndefined();
});
