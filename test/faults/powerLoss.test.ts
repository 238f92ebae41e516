import { cpSync, statSync } from 'node:fs';
import { cp, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import { toRunId } from '../../shared/domain/ids.ts';
import { buildCrashPipelines } from '../crash/crashPipelines.ts';
import { createTestEngine, followRun } from '../support/testEngine.ts';

const frameBytes = 24 + 4096;
const runId = toRunId('power');

/** A data folder as it was at some instant, and how much of its log was on the platter by then. */
type Snapshot = {
  readonly dataDir: string;
  readonly durableBytes: number;
  readonly bytes: number;
  /** The models of which a create had come to the provider. */
  readonly made: readonly (string | undefined)[];
};

/** Tells how much of a log has been brought to the platter: what was committed with it before the last full sync. */
function watchLog(path: string): () => number {
  const { exec } = DatabaseSync.prototype;
  let [isFull, durable] = [false, 0];
  DatabaseSync.prototype.exec = function watched(sql: string): void {
    exec.call(this, sql);
    if (sql.startsWith('PRAGMA synchronous =')) isFull = sql.endsWith('FULL');
    if (sql === 'COMMIT' && isFull) durable = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  };
  onTestFinished(() => {
    DatabaseSync.prototype.exec = exec;
  });
  return () => durable;
}

test('power that is lost at any frame of the log costs no prediction twice, and the results are the same', async () => {
  await using t = await createTestEngine();
  await t.engine.close();
  const env = {
    REPLICATE_BASE_URL: t.server.baseUrl,
    REPLICATE_API_TOKEN: t.options.builtin?.token ?? '',
  };
  const log = join(t.options.dataDir, 'journal.sqlite-wal');
  const durable = watchLog(log);
  const engine = await createEngine({ ...t.options, env });
  const snapshots: Snapshot[] = [];
  const creates = () => t.server.counts.creates().map(({ model }) => model);
  const snap = (coming: string | undefined): boolean => {
    const dataDir = join(t.folder, `lost-${snapshots.length}`);
    const [durableBytes, bytes] = [durable(), statSync(log).size];
    cpSync(t.options.dataDir, dataDir, { recursive: true });
    snapshots.push({ dataDir, durableBytes, bytes, made: [...creates(), coming] });
    return false;
  };
  // The folder is copied in the instant in which a create, or a question, arrives at the provider.
  const rule = { fault: { kind: 'aborted' }, times: Infinity } as const;
  t.server.faults.add({ ...rule, on: 'predictions.create', match: ({ model }) => snap(model) });
  let questions = 0;
  t.server.faults.add({
    ...rule,
    on: 'predictions.get',
    match: () => (questions += 1) < 4 && snap(undefined),
  });
  const { chain } = await buildCrashPipelines(1);
  await engine.client.runs.start({ runId, pipeline: chain });
  const calm = await followRun(engine, runId);
  expect(calm.state.status).toBe('succeeded');
  await engine.close();
  t.server.faults.clear();

  let lives = 0;
  for (const { dataDir, durableBytes, bytes, made } of snapshots) {
    expect(durableBytes).toBeGreaterThan(0);
    for (let end = durableBytes; end <= bytes; end += frameBytes, lives += 1) {
      const copy = `${dataDir}-${end}`;
      await cp(dataDir, copy, { recursive: true });
      await truncate(join(copy, 'journal.sqlite-wal'), end);
      const before = creates();
      const after = await createEngine({ ...t.options, dataDir: copy, env, recover: true });
      const { state } = await followRun(after, runId);
      await after.close();
      expect(state.status).toBe('succeeded');
      expect(state.nodes).toMatchObject(
        Object.fromEntries(
          Object.entries(calm.state.nodes).map(([id, { outputs }]) => [id, { outputs }]),
        ),
      );
      for (const model of made.filter((each) => each !== undefined))
        expect(creates().slice(before.length)).not.toContain(model);
    }
  }
  expect(lives).toBeGreaterThanOrEqual(snapshots.length);
}, 120_000);
