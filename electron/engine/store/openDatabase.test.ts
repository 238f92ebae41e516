import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { startChild } from '../../../test/support/startChild.ts';
import { openDatabase } from './openDatabase.ts';

function makeNewer(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('CREATE TABLE future (x); INSERT INTO future VALUES (1); PRAGMA user_version = 99');
  database.close();
}

const hashOf = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

test('a file of a newer Patchbay is refused with a sentence and left byte for byte', async () => {
  await using scratch = await scratchFolder();
  const path = scratch.at('journal.sqlite');
  makeNewer(path);
  const before = await hashOf(path);
  expect(() => openDatabase(path)).toThrow(
    `The data folder was made by a newer version of Patchbay (${path}): update Patchbay.`,
  );
  expect(await hashOf(path)).toBe(before);
  expect(await readdir(scratch.path)).toEqual(['journal.sqlite']);
});

test('opens again what it has made, with WAL and foreign keys', async () => {
  await using scratch = await scratchFolder();
  const path = scratch.at('journal.sqlite');
  const first = openDatabase(path);
  const version = first.prepare('PRAGMA user_version').get();
  expect(version?.['user_version']).toBeGreaterThan(1);
  first.close();
  const database = openDatabase(path);
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
  expect(database.prepare('PRAGMA user_version').get()).toEqual(version);
  database.close();
});

test('what is no database says so and is left alone', async () => {
  await using scratch = await scratchFolder();
  const path = scratch.at('journal.sqlite');
  await writeFile(
    path,
    'a shopping list, and not a short one: it has to fill a page or so. '.repeat(20),
  );
  const before = await hashOf(path);
  expect(() => openDatabase(path)).toThrow(
    `"${path}" is not a journal of Patchbay: move it away or choose another data folder.`,
  );
  expect(await hashOf(path)).toBe(before);
});

test('a folder in the place of the file says what to do', async () => {
  await using scratch = await scratchFolder();
  await mkdir(scratch.at('journal.sqlite'));
  expect(() => openDatabase(scratch.at('journal.sqlite'))).toThrow(/cannot be opened: check/);
});

test('processes that start at the same moment on one new file all open it', async () => {
  await using scratch = await scratchFolder();
  const script = new URL('../../../test/faults/children/openAtOnce.ts', import.meta.url);
  await using children = new AsyncDisposableStack();
  for (let round = 0; round < 3; round += 1) {
    const path = scratch.at(`journal-${round}.sqlite`);
    const started = Array.from({ length: 4 }, () => children.use(startChild(script, [path])));
    await Promise.all(started.map((each) => each.next()));
    const answers = Promise.all(started.map((each) => each.next()));
    for (const { child } of started) child.send('go');
    expect(await answers).toEqual(started.map(() => 'opened'));
  }
});

test('two connections see what the other has written', async () => {
  await using scratch = await scratchFolder();
  const path = scratch.at('journal.sqlite');
  const [first, second] = [openDatabase(path), openDatabase(path)];
  first.exec("INSERT INTO settings VALUES ('a', '1')");
  expect(second.prepare('SELECT value FROM settings').get()).toEqual({ value: '1' });
  first.close();
  second.close();
});

test('what comes to light while it is in use says so and leaves a note', async () => {
  await using scratch = await scratchFolder();
  const path = scratch.at('journal.sqlite');
  const first = openDatabase(path);
  const insert = first.prepare('INSERT INTO settings VALUES (?, ?)');
  for (let key = 0; key < 500; key += 1) insert.run(`key-${key}`, 'x'.repeat(100));
  first.close();
  const bytes = await readFile(path);
  bytes.fill(0x5a, bytes.length - 4096 * 2);
  await writeFile(path, bytes);
  const database = openDatabase(path);
  expect(() => database.prepare('SELECT * FROM settings').all()).toThrow(
    `"${path}" is damaged: end every Patchbay on it and start one again`,
  );
  database.close();
  expect(await readdir(scratch.path)).toContain('journal.sqlite.damaged');
});
