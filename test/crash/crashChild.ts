import { readFile } from 'node:fs/promises';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { toRunId } from '../../shared/domain/ids.ts';
import { createMemorySecrets, followRun, memoryHost } from '../support/testEngine.ts';
import type { CrashCounts, CrashJob } from './crashHarness.ts';

// An engine in a process of its own: it starts the run, or goes on with it, and tells when it has ended.
// The harness kills it at a random instant, or it kills itself at the n-th write of its database or step with a file.
const job = JSON.parse(process.argv[2] ?? '{}') as CrashJob;
const runId = toRunId('crash');

const counts: CrashCounts = { write: 0, file: 0 };

/** Counts a step towards the job's end, and dies there: `act` is done or not, as the job says. */
function step<T>(kind: keyof CrashCounts, act: () => T): T {
  const { killAt } = job;
  const isLast = (counts[kind] += 1) === killAt?.at && kind === killAt.kind;
  if (isLast && killAt.when === 'before') process.kill(process.pid, 'SIGKILL');
  const result = act();
  if (!isLast) return result;
  if (!(result instanceof Promise)) process.kill(process.pid, 'SIGKILL');
  return result instanceof Promise
    ? (result.finally(() => process.kill(process.pid, 'SIGKILL')) as T)
    : result;
}

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function execOrDie(sql: string): void {
  if (sql === 'COMMIT') step('write', () => exec.call(this, sql));
  else exec.call(this, sql);
};

// What gives a file its name, takes it away or copies it: artifacts, and what is exported for the user.
const { link, rename, rm, copyFile } = fs.promises;
const { renameSync } = fs;
fs.promises.link = (...args) => step('file', () => link(...args));
fs.promises.rename = (...args) => step('file', () => rename(...args));
fs.promises.rm = (...args) => step('file', () => rm(...args));
fs.promises.copyFile = (...args) => step('file', () => copyFile(...args));
fs.renameSync = (...args) => step('file', () => renameSync(...args));
syncBuiltinESMExports();

const engine = await createEngine({
  dataDir: job.dataDir,
  version: '0.0.0-test',
  host: memoryHost,
  secrets: createMemorySecrets(),
  env: { REPLICATE_BASE_URL: job.baseUrl, REPLICATE_API_TOKEN: job.token },
  defaultOutputFolder: job.outputFolder,
  examplesDir: job.dataDir,
  startFolder: job.dataDir,
  recover: true,
  settleMs: 400,
});
const known = await engine.client.runs.list({});
if (known.length === 0) {
  const pipeline = JSON.parse(await readFile(job.pipelineFile, 'utf8')) as Pipeline;
  const { outputFolder } = job;
  const charges = [{ unit: 'run', price: 0.01 } as const];
  await engine.client.prices.set({ models: [{ model: 'builtin/*', charges }] });
  const started = await engine.client.runs.start({ runId, pipeline, outputFolder, budget: 10 });
  if (!started.ok) throw new Error(started.problems.map(({ message }) => message).join('\n'));
}
const { state } = await followRun(engine, runId);
const failures = Object.values(state.tasks).flatMap(({ failure }) => failure?.message ?? []);
const outputs = Object.fromEntries(
  Object.entries(state.nodes).map(([id, node]) => [id, node.outputs]),
);
// The harness may be gone, or about to kill: both are its business.
if (process.connected)
  process.send?.({ status: state.status, failures, outputs, counts }, () => {});
await engine.close();
process.disconnect?.();
