import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { openDatabase } from './openDatabase.ts';
import { shrinkJournal } from './shrinkJournal.ts';

/** Two runs, of 20 MB and of as many MB as are told; the first one is deleted again. */
function fill(database: DatabaseSync, left: number): void {
  const addRun = database.prepare(
    `INSERT INTO runs (id, pipeline_name, pipeline, status, started_at) VALUES (?, 'p', '{}', 'succeeded', 0)`,
  );
  const addEvent = database.prepare(
    `INSERT INTO events (run_id, seq, at, body) VALUES (?, ?, 0, '"' || hex(zeroblob(50000)) || '"')`,
  );
  for (const [run, megabytes] of Object.entries({ gone: 20, kept: left })) {
    addRun.run(run);
    database.exec('BEGIN');
    for (let seq = 1; seq <= megabytes * 10; seq += 1) addEvent.run(run, seq);
    database.exec('COMMIT');
  }
  database.exec(`PRAGMA wal_checkpoint(TRUNCATE); DELETE FROM runs WHERE id = 'gone'`);
}

/** A file such as an older Patchbay has made. */
function makeOld(path: string): void {
  const old = new DatabaseSync(path);
  old.exec('PRAGMA journal_mode = WAL; CREATE TABLE first (x); DROP TABLE first');
  old.close();
}

const keptEvents = (database: DatabaseSync): unknown =>
  database.prepare("SELECT COUNT(*) AS count FROM events WHERE run_id = 'kept'").get()?.['count'];

test('the file shrinks once runs are deleted, and others write between two steps', async () => {
  await using scratch = await scratchFolder();
  const path = scratch.at('journal.sqlite');
  const database = openDatabase(path);
  fill(database, 1);
  expect(statSync(path).size).toBeGreaterThan(20_000_000);
  // It waits for nobody: a step that held the lock would fail it.
  const other = new DatabaseSync(path, { timeout: 0 });
  const insert = other.prepare('INSERT INTO settings (key, value) VALUES (?, ?)');
  let steps = 0;
  for (const _ of shrinkJournal(database)) insert.run(`step ${(steps += 1)}`, 'written');
  expect(steps).toBeGreaterThan(20);
  expect(other.prepare('SELECT COUNT(*) AS count FROM settings').get()).toEqual({ count: steps });
  other.close();
  expect(statSync(path).size).toBeLessThan(2_000_000);
  expect(keptEvents(database)).toBe(10);
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  expect([...shrinkJournal(database)]).toEqual([]);
  database.close();
});

test('the file of an older Patchbay is made anew once little is left in it', async () => {
  await using scratch = await scratchFolder();
  const path = scratch.at('journal.sqlite');
  makeOld(path);
  const database = openDatabase(path);
  fill(database, 1);
  for (const _ of shrinkJournal(database));
  expect(statSync(path).size).toBeLessThan(2_000_000);
  expect(keptEvents(database)).toBe(10);
  expect(database.prepare('PRAGMA auto_vacuum').get()).toEqual({ auto_vacuum: 2 });
  database.close();
});

test('and stays as large as it is where that would hold others up', async () => {
  await using scratch = await scratchFolder();
  const path = scratch.at('journal.sqlite');
  makeOld(path);
  const database = openDatabase(path);
  fill(database, 20);
  const before = statSync(path).size;
  expect([...shrinkJournal(database)]).toEqual([]);
  expect(statSync(path).size).toBe(before);
  expect(keptEvents(database)).toBe(200);
  database.close();
});
