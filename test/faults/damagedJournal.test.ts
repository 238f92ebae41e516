import { createHash } from 'node:crypto';
import { cp, readFile, readdir, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import { toRunId } from '../../shared/domain/ids.ts';
import { buildCrashPipelines } from '../crash/crashPipelines.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { createTestEngine, followRun } from '../support/testEngine.ts';

const pageSize = 4096;
const runId = toRunId('damaged');

/** A data folder whose engine was left while a prediction that costs money goes on: some versions were made already. */
async function leaveRun() {
  const t = await createTestEngine();
  const env = {
    REPLICATE_BASE_URL: t.server.baseUrl,
    REPLICATE_API_TOKEN: t.options.builtin?.token ?? '',
  };
  await t.engine.close();
  const engine = await createEngine({ ...t.options, env });
  const { chain } = await buildCrashPipelines(1);
  const charges = [{ unit: 'run', price: 0.01 } as const];
  await engine.client.prices.set({ models: [{ model: 'builtin/*', charges }] });
  t.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'hold', at: 'processing' },
    model: 'builtin/grayscale',
  });
  await engine.client.runs.start({ runId, pipeline: chain, pipelinePath: null, budget: 10 });
  await t.server.faults.whenHeld(1);
  for await (const event of eachEvent(await engine.client.runs.events({ runId })))
    if (event.type === 'task.submitted' && event.nodeId === 'gray') break;
  await engine.close({ leave: true });
  t.server.faults.clear();
  return { t, env };
}

let left: Awaited<ReturnType<typeof leaveRun>>;
beforeAll(async () => {
  left = await leaveRun();
});
afterAll(() => left.t[Symbol.asyncDispose]());

let copies = 0;

/** A copy of that folder whose journal was damaged. */
async function damagedCopy(damage: (journal: string) => Promise<void>) {
  const dataDir = join(left.t.folder, `copy-${(copies += 1)}`);
  await cp(left.t.options.dataDir, dataDir, { recursive: true });
  await damage(join(dataDir, 'journal.sqlite'));
  return dataDir;
}

function overwrite(from: number, length: number) {
  return async (journal: string): Promise<void> => {
    const bytes = await readFile(journal);
    bytes.fill(0x5a, from, from + length);
    await writeFile(journal, bytes);
  };
}

/** Each of these tables has one page, its root, or its first rows on it. */
function tearPageOf(table: string) {
  return async (journal: string): Promise<void> => {
    const database = new DatabaseSync(journal, { readOnly: true });
    const row = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table);
    database.close();
    await overwrite((Number(row?.['rootpage']) - 1) * pageSize, pageSize)(journal);
  };
}

/** The file as Patchbays made it that could not shrink one. */
function madeOld(damage: (journal: string) => Promise<void>) {
  return async (journal: string): Promise<void> => {
    const database = new DatabaseSync(journal);
    database.exec('PRAGMA auto_vacuum = NONE; VACUUM');
    database.close();
    await damage(journal);
  };
}

const madeOf = (model: string): number =>
  left.t.server.counts.creates().filter((each) => each.model === model).length;

/** Opens the copy, lets the run go on to its end and says what was found. */
async function goOn(dataDir: string) {
  const warned: string[] = [];
  const note = (warning: Error): void => void warned.push(warning.message);
  process.on('warning', note);
  const engine = await createEngine({ ...left.t.options, dataDir, env: left.env, recover: true });
  try {
    const { notice } = await engine.client.app.info();
    const { state } = await followRun(engine, runId);
    return { notice, state };
  } finally {
    await engine.close();
    process.off('warning', note);
  }
}

const hashOf = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

describe('a damaged journal', () => {
  test.each([
    ['whose header is garbage', overwrite(0, 100)],
    ['whose first page is garbage', overwrite(0, pageSize)],
    ['of an older Patchbay, whose header is garbage', madeOld(overwrite(0, 100))],
    ['of an older Patchbay, whose first page is garbage', madeOld(overwrite(0, pageSize))],
    ['with torn pages in the middle', overwrite(9 * pageSize, 3 * pageSize)],
    ['whose map of pages is torn', overwrite(pageSize, pageSize)],
  ])('%s is repaired, kept as a copy, and nothing is made twice', async (_, damage) => {
    const dataDir = await damagedCopy(damage);
    const damaged = await hashOf(join(dataDir, 'journal.sqlite'));
    const { notice, state } = await goOn(dataDir);
    expect(notice?.message).toMatch(/was damaged: one run and all else .* kept as ".*\.corrupt-20/);
    const names = await readdir(dataDir);
    const kept = names.filter((name) => name.includes('.corrupt-'));
    expect(kept).toHaveLength(1);
    expect(await hashOf(join(dataDir, kept[0] ?? ''))).toBe(damaged);
    expect(names.filter((name) => /repair|new|damaged$/.test(name))).toEqual([]);
    expect(state.status).toBe('succeeded');
    expect([madeOf('builtin/render-text'), madeOf('builtin/grayscale')]).toEqual([1, 1]);
  });

  test.each([
    ['events', 'events'],
    ['predictions', 'predictions'],
    ['money', 'reservations'],
    ['spending', 'run_spend'],
    ['files', 'artifacts'],
    ['the list of runs', 'runs_by_page'],
  ])('whose page of %s is torn makes nothing twice', async (_, table) => {
    const dataDir = await damagedCopy(tearPageOf(table));
    expect((await goOn(dataDir)).state.status).toBe('succeeded');
    expect([madeOf('builtin/render-text'), madeOf('builtin/grayscale')]).toEqual([1, 1]);
  });

  test('that has lost the pipeline of a run keeps the predictions of that run known', async () => {
    const dataDir = await damagedCopy(tearPageOf('runs'));
    const engine = await createEngine({ ...left.t.options, dataDir, env: left.env, recover: true });
    const [run] = await engine.client.runs.list({});
    expect(run).toMatchObject({
      status: 'failed',
      pipelineName: expect.stringMatching(/not be read/),
    });
    const { events } = await followRun(engine, runId);
    expect(events.filter(({ type }) => type === 'task.submitted')).toHaveLength(2);
    await expect(engine.client.runs.resume({ runId })).resolves.toMatchObject({ ok: false });
    await engine.close();
  });

  test('that is cut off says what could be saved', async () => {
    const dataDir = await damagedCopy((path) => truncate(path, 30 * pageSize - 77));
    const engine = await createEngine({ ...left.t.options, dataDir, env: left.env });
    expect((await engine.client.app.info()).notice?.message).toMatch(
      /was damaged: one run and all else/,
    );
    expect(await engine.client.runs.list({})).toMatchObject([{ runId }]);
    await engine.close();
  });

  test('that another engine has open is left alone, with a sentence', async () => {
    const dataDir = await damagedCopy(async () => {});
    const engine = await createEngine({ ...left.t.options, dataDir });
    const journal = join(dataDir, 'journal.sqlite');
    await writeFile(`${journal}.damaged`, '');
    await expect(createEngine({ ...left.t.options, dataDir })).rejects.toThrow(
      `"${journal}" is damaged: end every Patchbay on it and start one again`,
    );
    await engine.close();
    await overwrite(9 * pageSize, pageSize)(journal);
    const alone = await createEngine({ ...left.t.options, dataDir });
    expect((await alone.client.app.info()).notice?.message).toMatch(/was damaged: one run/);
    await alone.close();
  });
});

/** A copy of the folder as a power loss leaves it: with a log, and without the index of the log. */
async function withLog(): Promise<{ readonly dataDir: string; readonly journal: string }> {
  const dataDir = join(left.t.folder, `copy-${(copies += 1)}`);
  await cp(left.t.options.dataDir, dataDir, { recursive: true });
  const journal = join(dataDir, 'journal.sqlite');
  const database = new DatabaseSync(journal);
  database.exec("PRAGMA wal_autocheckpoint = 0; UPDATE runs SET pipeline = pipeline || ' '");
  await cp(`${journal}-wal`, join(dataDir, 'log'));
  await cp(journal, join(dataDir, 'main'));
  database.close();
  await rename(join(dataDir, 'log'), `${journal}-wal`);
  await rename(join(dataDir, 'main'), journal);
  return { dataDir, journal };
}

test('a journal of no bytes is a new one, and says what is lost', async () => {
  const dataDir = await damagedCopy((path) => truncate(path, 0));
  const engine = await createEngine({ ...left.t.options, dataDir });
  expect((await engine.client.app.info()).notice?.message).toMatch(
    /was empty: the runs .* are lost/,
  );
  await engine.close();
  const again = await createEngine({ ...left.t.options, dataDir });
  expect((await again.client.app.info()).notice).toBeUndefined();
  await again.close();
});

describe('a journal with a log beside it', () => {
  test.each([
    ['as it is', async () => {}],
    ['cut off in a frame', (journal: string) => truncate(`${journal}-wal`, 5000)],
    ['of which only half a header is left', (journal: string) => truncate(`${journal}-wal`, 20)],
    ['that was emptied', (journal: string) => truncate(`${journal}-wal`, 0)],
  ])('%s goes on, and nothing is made twice', async (_, damage) => {
    const { dataDir, journal } = await withLog();
    await damage(journal);
    expect((await goOn(dataDir)).state.status).toBe('succeeded');
    expect([madeOf('builtin/render-text'), madeOf('builtin/grayscale')]).toEqual([1, 1]);
  });

  test('whose file was emptied is not thrown away with it', async () => {
    const { dataDir, journal } = await withLog();
    await truncate(journal, 0);
    const engine = await createEngine({ ...left.t.options, dataDir, env: left.env });
    const { notice } = await engine.client.app.info();
    const [run] = await engine.client.runs.list({});
    // The log holds the page of the run.
    expect(run).toMatchObject({ runId, pipelineName: 'Chain' });
    expect(notice?.message).toMatch(/was damaged: one run/);
    await engine.close();
  });
});
