import { randomFillSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { emptyPipeline } from '../../../../shared/domain/graph.ts';
import { toNodeId, toRunId, type RunId } from '../../../../shared/domain/ids.ts';
import type { RunEventBody } from '../../../../shared/run/events.ts';
import { scratchFolder } from '../../../../test/support/scratchFolder.ts';
import { createLedger } from '../../money/ledger.ts';
import { createBudget } from '../../money/budget.ts';
import { createDeletedRunRows } from '../deletedRuns.ts';
import { createJournal } from '../journal.ts';
import { createOwnership } from '../ownership.ts';
import { createRunIndex } from '../runIndex.ts';
import { openDatabase } from '../openDatabase.ts';
import { carveRecords } from './carveRecords.ts';
import { repairJournal } from './repairJournal.ts';

const pageSize = 4096;
const batch = toRunId('batch');

/** The parts of an engine that write a journal, on one in a folder of its own. */
async function openJournal() {
  const scratch = await scratchFolder();
  onTestFinished(() => scratch[Symbol.asyncDispose]());
  const path = scratch.at('journal.sqlite');
  const open = () => {
    const database = openDatabase(path);
    const ownership = createOwnership(scratch.at('owners'));
    const journal = createJournal({ database, now: () => 5 });
    const budget = createBudget(database);
    return {
      database,
      journal,
      index: createRunIndex({ database, ownership, isLive: () => false, now: () => 5 }),
      ledger: createLedger({ database, budget, now: () => 5 }),
      close: () => {
        ownership.release();
        database.close();
      },
    };
  };
  return { path, open, scratch };
}

type Journal = Awaited<ReturnType<typeof openJournal>>;
type Opened = ReturnType<Journal['open']>;

const task = (item: number) => ({ nodeId: toNodeId('n'), path: [item] });

function begin({ index }: Opened, runId: RunId): void {
  index.begin({ runId, pipeline: emptyPipeline(runId), pipelinePath: null, request: {} });
}

/** Items whose create was answered, in groups of a hundred: each group is a row of hundreds of events or more. */
function addItems({ journal }: Opened, count: number): void {
  for (let item = 0; item < count; item += 1) {
    const bodies: readonly RunEventBody[] = [
      { type: 'task.submitted', provider: 'p', predictionId: `made-${item}`, ...task(item) },
      { type: 'task.logged', text: `item ${item} `.repeat(20), ...task(item) },
    ];
    for (const body of bodies) journal.append(batch, body);
    if (item % 100 === 99) journal.flush();
  }
  journal.flush();
}

/** A journal of one run, closed; what it told, and what its table of predictions held. */
async function makeBatch() {
  const made = await openJournal();
  const opened = made.open();
  begin(opened, batch);
  opened.journal.append(batch, { type: 'run.started', pipelineName: 'batch', nodes: [] });
  addItems(opened, 600);
  const events = opened.journal.read(batch, 0);
  const predictions = predictionsOf(opened);
  opened.close();
  return { ...made, events, predictions };
}

const predictionsOf = ({ database }: Opened): readonly unknown[] =>
  database.prepare('SELECT provider, id, run_id, node_id, path FROM predictions ORDER BY id').all();

function tear(path: string, page: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, page * pageSize, (page + 1) * pageSize);
  writeFileSync(path, bytes);
}

/** The page, counted from 0, that a table begins on. */
function rootOf(path: string, table: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table);
  database.close();
  return Number(row?.['rootpage']) - 1;
}

function pageWith(path: string, text: string): number {
  return Math.floor(readFileSync(path).indexOf(text) / pageSize);
}

test('lost predictions are told by the events in such rows', async () => {
  const { path, open, predictions } = await makeBatch();
  expect(predictions).toHaveLength(600);
  tear(path, rootOf(path, 'predictions'));
  repairJournal(path, 5);
  const opened = open();
  expect(predictionsOf(opened)).toEqual(predictions);
  opened.close();
});

/** A table without row ids has rows on its upper pages too. */
const tornPages: readonly (readonly [string, (path: string) => number, string])[] = [
  ['a row', (path) => pageWith(path, 'item 250 item 250'), 'made-250'],
  ['the root of their table', (path) => rootOf(path, 'events'), 'made-'],
];

test.each(tornPages)(
  'of %s that is torn the events are lost, no others are, and its predictions are told anew',
  async (_, pageOf, lostId) => {
    const { path, open, events, predictions } = await makeBatch();
    tear(path, pageOf(path));
    repairJournal(path, 5);
    const opened = open();
    const saved = opened.journal.read(batch, 0);
    const last = events.at(-1)?.seq ?? 0;
    const kept = saved.filter(({ seq }) => seq <= last);
    const told = saved.filter(({ seq }) => seq > last);
    const lost = events.filter(({ seq }) => !kept.some((each) => each.seq === seq));
    expect(kept).toEqual(events.filter((event) => !lost.includes(event)));
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.length).toBeLessThanOrEqual(3 * 128);
    const lostIds = lost.flatMap((event) =>
      event.type === 'task.submitted' ? [event.predictionId] : [],
    );
    expect(lostIds.join(' ')).toContain(lostId);
    expect(told.map(({ type }) => type)).toEqual(
      lostIds.flatMap(() => ['task.submitting', 'task.submitted']),
    );
    expect(
      told
        .flatMap((event) => (event.type === 'task.submitted' ? [event.predictionId] : []))
        .toSorted(),
    ).toEqual(lostIds.toSorted());
    expect(saved.map(({ seq }) => seq)).toEqual(
      saved.map(({ seq }) => seq).toSorted((a, b) => a - b),
    );
    expect(new Set(saved.map(({ seq }) => seq)).size).toBe(saved.length);
    expect(predictionsOf(opened)).toEqual(predictions);
    // The next one is numbered after them.
    expect(opened.journal.append(batch, { type: 'run.resumed' }).seq).toBe(
      (saved.at(-1)?.seq ?? 0) + 1,
    );
    opened.close();
  },
);

test('a repair brings no deleted run back, and makes none of what was spent outside of runs', async () => {
  const { path, open } = await openJournal();
  const opened = open();
  const { database, index, journal, ledger } = opened;
  const [gone, kept] = [toRunId('gone'), toRunId('kept')];
  for (const runId of [gone, kept]) {
    begin(opened, runId);
    journal.append(runId, { type: 'run.started', pipelineName: runId, nodes: [] });
    ledger.reserve({ runId, taskKey: 'n', provider: 'p', model: 'a/b', usd: 1 });
    ledger.settle({ runId, taskKey: 'n' }, 1, 'succeeded');
    journal.append(runId, { type: 'run.finished', outcome: 'succeeded' });
    journal.flush();
  }
  const outside = { runId: toRunId('outside-runs'), taskKey: 'x' };
  ledger.reserve({ ...outside, provider: 'p', model: 'a/b', usd: 1 });
  ledger.settle(outside, 1, 'succeeded');
  const rows = createDeletedRunRows(database, () => 5);
  expect(rows.mark(gone)).toBe(true);
  Array.from(rows.steps());
  expect(index.list(9).map(({ runId }) => runId)).toEqual([kept]);
  opened.close();

  tear(path, rootOf(path, 'settings'));
  expect(repairJournal(path, 5)).toMatchObject({ runs: 1 });
  const after = open();
  expect(after.index.list(9).map(({ runId, status }) => [runId, status])).toEqual([
    [kept, 'succeeded'],
  ]);
  expect(after.journal.read(gone, 0)).toEqual([]);
  expect(after.ledger.spentOn()).toMatchObject({ spent: 3 });
  expect(() => begin(after, gone)).toThrow('The run id "gone" is taken');
  after.close();
});

test('any page may hold any bytes: what is on the others is saved', async () => {
  const { path, open, events, predictions } = await makeBatch();
  const bytes = readFileSync(path);
  // Every page in its turn takes a minute.
  const step = 16;
  for (let page = 0; page < bytes.length / pageSize; page += step) {
    const damaged = Buffer.from(bytes);
    randomFillSync(damaged, page * pageSize, pageSize);
    writeFileSync(path, damaged);
    expect(repairJournal(path, 5)).toMatchObject({ runs: 1 });
    const opened = open();
    const saved = opened.journal.read(batch, 0);
    expect(saved.length).toBeGreaterThan(events.length - 256);
    expect(predictionsOf(opened)).toEqual(predictions);
    opened.close();
  }
});

test('a chain of pages that leads back to itself ends', async () => {
  const { scratch } = await openJournal();
  const file = Buffer.alloc(3 * pageSize);
  const leaf = pageSize;
  file.writeUInt8(0x0a, leaf);
  file.writeUInt16BE(1, leaf + 3);
  file.writeUInt16BE(100, leaf + 8);
  // A record of 2^41 bytes.
  Buffer.from([0xc0, 0x80, 0x80, 0x80, 0x80, 0x00]).copy(file, leaf + 100);
  for (let at = leaf + 106; at + 4 <= 2 * pageSize; at += 1) file.writeUInt8(3, at);
  file.writeUInt32BE(3, 2 * pageSize);
  file.fill(Buffer.from([0, 0, 0, 3]), leaf + 108, 2 * pageSize);
  writeFileSync(scratch.at('torn'), file);
  expect([...carveRecords(scratch.at('torn'))]).toEqual([]);
});
