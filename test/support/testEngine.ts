import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type {
  Engine,
  EngineOptions,
  HostCapabilities,
  SecretStore,
} from '../../electron/engine/engine.ts';
import type { ArtifactRef } from '../../shared/domain/artifact.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { toRunId, type RunId } from '../../shared/domain/ids.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { foldRun, type RunState } from '../../shared/run/reduceRun.ts';
import { eachEvent } from './eachEvent.ts';

/** A host without a window: every dialog answers that there is none. */
export const memoryHost: HostCapabilities = {
  host: 'memory',
  nativeDialogs: false,
  artifactBase: 'http://artifacts.test/',
  openPipeline: async () => null,
  savePipeline: async () => null,
  pickFolder: async () => null,
  reveal: async () => false,
  setDocument: () => {},
  setShortcuts: () => {},
  events: async function* events() {},
};

/** Tokens for one test. */
export function createMemorySecrets(): SecretStore {
  const values = new Map<string, string>();
  return {
    kind: 'session',
    get: async (name) => values.get(name),
    set: async (name, value) => void values.set(name, value),
    delete: async (name) => void values.delete(name),
  };
}

/** A real engine on a folder of its own, with the real built-in server in this process so that faults can be set. */
export async function createTestEngine(changes: Partial<EngineOptions> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-test-'));
  const token = randomBytes(24).toString('hex');
  const server = await createBuiltinServer({ token, storageDir: join(folder, 'builtin') });
  const options: EngineOptions = {
    dataDir: join(folder, 'data'),
    version: '0.0.0-test',
    host: memoryHost,
    secrets: createMemorySecrets(),
    env: {},
    defaultOutputFolder: join(folder, 'out'),
    examplesDir: new URL('../../examples', import.meta.url).pathname,
    startFolder: folder,
    builtin: { baseUrl: server.baseUrl, token },
    settleMs: 300,
    ...changes,
  };
  const engine = await createEngine(options);
  return {
    engine,
    client: engine.client,
    server,
    folder,
    options,
    importFile: (name: string, bytes: Uint8Array | string) => importFile(engine, name, bytes),
    run: (pipeline: Pipeline, pipelinePath: string | null = null) =>
      runToEnd(engine, { pipeline, pipelinePath }),
    /** Runs without the results of earlier runs. */
    runAgain: (pipeline: Pipeline) =>
      runToEnd(engine, { pipeline, pipelinePath: null, fresh: 'all' }),
    async [Symbol.asyncDispose]() {
      await engine.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function importFile(
  engine: Engine,
  name: string,
  bytes: Uint8Array | string,
): Promise<ArtifactRef> {
  const url = `${memoryHost.artifactBase}?name=${encodeURIComponent(name)}`;
  const body = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
  const response = await engine.handleArtifactRequest(new Request(url, { method: 'POST', body }));
  if (response.status !== 201) throw new Error(`import failed: ${await response.text()}`);
  return (await response.json()) as ArtifactRef;
}

/** A new run id. */
export function newRunId(): RunId {
  return toRunId(randomBytes(8).toString('hex'));
}

/** Starts a run, follows it to its end and folds its events. Throws with the problems when it does not start. */
async function runToEnd(
  engine: Engine,
  request: { pipeline: Pipeline; pipelinePath: string | null; fresh?: 'all' },
) {
  const started = await engine.client.runs.start({ runId: newRunId(), ...request });
  if (!started.ok) throw new Error(started.problems.map((problem) => problem.message).join('\n'));
  return followRun(engine, started.runId);
}

/** Follows a run to its end. */
export async function followRun(
  engine: Engine,
  runId: RunId,
): Promise<{ readonly events: readonly RunEvent[]; readonly state: RunState }> {
  const events: RunEvent[] = [];
  for await (const event of eachEvent(await engine.client.runs.events({ runId })))
    events.push(event);
  const state = foldRun(events);
  if (state === undefined) throw new Error(`the run ${runId} told nothing`);
  return { events, state };
}
