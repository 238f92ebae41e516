import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { toRunId } from '../../shared/domain/ids.ts';
import { createMemorySecrets, followRun, memoryHost } from '../support/testEngine.ts';
import type { CrashJob } from './crashHarness.ts';

// An engine in a process of its own: it starts the run, or goes on with it, and tells when it has ended.
// The harness kills it at a random instant, or it kills itself at the n-th write of the journal.
const job = JSON.parse(process.argv[2] ?? '{}') as CrashJob;
const runId = toRunId('crash');

if (job.killAtWrite !== undefined) {
  const { at, when } = job.killAtWrite;
  const { exec } = DatabaseSync.prototype;
  let writes = 0;
  DatabaseSync.prototype.exec = function execOrDie(sql: string): void {
    const isLast = sql === 'COMMIT' && ++writes === at;
    if (isLast && when === 'before') process.kill(process.pid, 'SIGKILL');
    exec.call(this, sql);
    if (isLast) process.kill(process.pid, 'SIGKILL');
  };
}

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
if (process.connected) process.send?.({ status: state.status, failures, outputs }, () => {});
await engine.close();
process.disconnect?.();
