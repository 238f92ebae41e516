import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { createEngine } from '../electron/engine/createEngine.ts';
import type { Engine, EngineClient } from '../electron/engine/engine.ts';
import { openDatabase } from '../electron/engine/store/openDatabase.ts';
import { toNodeId, toRunId } from '../shared/domain/ids.ts';
import { createMemorySecrets, memoryHost } from '../test/support/testEngine.ts';
import { bigRun, fillHistory } from './historyStore.ts';
import { keepResult, machineText } from './report.ts';

// How quick a store of 1,000 runs and 1,000,000 events is, next to an empty one. Prints a table, and JSON on the last line.
type Figure = { readonly what: string; readonly ms: number; readonly blockedMs?: number };

const rounds = 7;
const figures: Figure[] = [];

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function openEngine(dataDir: string): Promise<Engine> {
  return createEngine({
    dataDir,
    version: '0.0.0-bench',
    host: memoryHost,
    secrets: createMemorySecrets(),
    env: {},
    defaultOutputFolder: join(dataDir, 'out'),
    examplesDir: dataDir,
    startFolder: dataDir,
    builtin: { baseUrl: 'http://127.0.0.1:9', token: 'none' },
    recover: true,
  });
}

/** The median of several starts. */
async function timeStart(what: string, dataDir: string): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const engine = await openEngine(dataDir);
    times.push(performance.now() - start);
    await engine.close();
  }
  figures.push({ what, ms: median(times) });
}

/** The median of several calls after one that warms up. */
async function timeCalls(what: string, call: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now();
    await call();
    if (round > 0) times.push(performance.now() - start);
  }
  figures.push({ what, ms: median(times) });
}

/** One call that works for long: its time, and the longest that nothing else had a turn. */
async function timeOnce(what: string, call: () => Promise<unknown>): Promise<void> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  // It counts from its second tick on.
  await pause(20);
  delays.reset();
  const start = performance.now();
  await call();
  const ms = performance.now() - start;
  await pause(5);
  delays.disable();
  figures.push({ what, ms, blockedMs: delays.max / 1e6 });
}

async function timeHistory(name: string, { runs }: EngineClient): Promise<void> {
  await timeCalls(`first page of 50, ${name}`, () => runs.list({ limit: 50 }));
}

async function timeBigRun({ runs }: EngineClient): Promise<void> {
  const nodeId = toNodeId('upscale');
  const page = { runId: bigRun, nodeId, limit: 100 };
  await timeOnce('big run: its state', () => runs.state({ runId: bigRun }));
  await timeOnce('big run: a page of items, the first time', () => runs.tasks(page));
  await timeCalls('big run: a page of items', () => runs.tasks({ ...page, after: [5_000] }));
  await timeCalls('big run: a page of failed items', () =>
    runs.tasks({ ...page, status: 'failed' }),
  );
  await timeCalls('big run: one item with its logs', () =>
    runs.task({ runId: bigRun, nodeId, path: [5_000] }),
  );
  await timeCalls('big run: counts of its nodes', () => runs.nodeCounts({ runId: bigRun }));
}

/** As an older Patchbay leaves it: nothing is known of what its runs need. */
async function timeMigration(dataDir: string): Promise<void> {
  const database = openDatabase(join(dataDir, 'journal.sqlite'));
  database.exec('DELETE FROM run_artifacts; INSERT INTO unscanned_runs SELECT id, -1 FROM runs');
  const left = database.prepare('SELECT COUNT(*) AS count FROM unscanned_runs');
  const start = performance.now();
  const engine = await openEngine(dataDir);
  figures.push({ what: 'start-up on a store of an older Patchbay', ms: performance.now() - start });
  await timeOnce('its files, noted in the background', async () => {
    while (Number(left.get()?.['count']) > 0) await pause(20);
  });
  await engine.close();
  database.close();
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-history-'));
  try {
    const [empty, full] = [join(folder, 'empty'), join(folder, 'full')];
    await mkdir(empty);
    await mkdir(full);
    const size = fillHistory(full);
    await timeStart('start-up, empty', empty);
    await timeStart('start-up, full', full);
    const nothing = await openEngine(empty);
    await timeHistory('empty', nothing.client);
    await nothing.close();
    const engine = await openEngine(full);
    const { runs } = engine.client;
    await timeHistory('full', engine.client);
    const last = (await runs.list({ limit: 950 })).at(-1);
    if (last === undefined) throw new Error('there are runs');
    await timeCalls('last page of 50', () => runs.list({ limit: 50, before: last }));
    await timeCalls('page of failed runs', () => runs.list({ limit: 50, status: 'failed' }));
    await timeCalls('search that finds nothing', () => runs.list({ query: 'zebra' }));
    await timeBigRun(engine.client);
    const hundred = Array.from({ length: 100 }, (_, at) => toRunId(`r${at}`));
    await timeOnce('size of 100 runs', () => runs.delete({ runIds: hundred, dryRun: true }));
    await timeOnce('delete 100 runs', () => runs.delete({ runIds: hundred }));
    await timeOnce('delete the big run', () => runs.delete({ runIds: [bigRun] }));
    await engine.close();
    await timeMigration(full);
    report(size);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function report(size: { readonly runs: number; readonly events: number }): void {
  const machine = machineText();
  console.log(`${machine}; ${size.runs} runs, ${size.events} events`);
  for (const { what, ms, blockedMs } of figures) {
    const blocked = blockedMs === undefined ? '' : `, nothing else for ${blockedMs.toFixed(0)} ms`;
    console.log(`${what.padEnd(46)}${ms.toFixed(1).padStart(9)} ms${blocked}`);
  }
  keepResult('history', { machine, ...size, figures });
}

await main();
