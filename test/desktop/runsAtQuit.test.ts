import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import {
  createBuiltinServer,
  type BuiltinServer,
} from '../../electron/builtin/createBuiltinServer.ts';
import type { FaultRule } from '../../electron/builtin/faults.ts';
import { buildCrashPipelines, type CrashPipelines } from '../crash/crashPipelines.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { newRunId } from '../support/testEngine.ts';
import {
  buildPreload,
  startDesktop,
  temporaryFolder,
  type StartedDesktop,
} from './startDesktop.ts';

const folder = mkdtempSync(join(tmpdir(), 'patchbay-preload-'));
let preload = '';
let pipelines: CrashPipelines;
beforeAll(async () => {
  preload = await buildPreload(folder);
  pipelines = await buildCrashPipelines(1);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Live = {
  readonly desktop: StartedDesktop;
  readonly server: BuiltinServer;
  /** Starts the app again on the same folder. */
  readonly again: () => Promise<StartedDesktop>;
};

const hold: FaultRule = {
  on: 'predictions.create',
  fault: { kind: 'hold', at: 'processing', answers: 'at once' },
};

/** A window whose run waits for a prediction at Replicate, which the built-in server plays, or for what else is slow. */
async function startLive({ platform = 'linux', slow = hold } = {}): Promise<Live> {
  const dataDir = temporaryFolder();
  const token = randomBytes(16).toString('hex');
  const server = await createBuiltinServer({ token, storageDir: join(dataDir, 'provider') });
  onTestFinished(server.close);
  const engineEnv = { REPLICATE_BASE_URL: server.baseUrl, REPLICATE_API_TOKEN: token };
  const options = { preload, dataDir, engineEnv, platform };
  const desktop = await startDesktop(options);
  const client = await desktop.page().connect();
  server.faults.add(slow);
  const runId = newRunId();
  const pipeline = pipelines.chain;
  const started = await client.runs.start({ runId, pipeline, pipelinePath: null });
  expect(started).toMatchObject({ ok: true });
  for await (const event of eachEvent(await client.runs.events({ runId })))
    if (event.type === 'task.submitted') break;
  if (slow === hold) await server.faults.whenHeld(1);
  return { desktop, server, again: () => startDesktop(options) };
}

test('predictions are left running at the end, and picked up at the next start', async () => {
  const { desktop, server, again } = await startLive();
  desktop.window().close();
  expect(desktop.window().isDestroyed()).toBe(false);
  expect(desktop.seen.questions).toMatchObject([
    {
      message: 'A prediction is still running.',
      buttons: ['Leave running', 'Cancel them', 'Don’t quit'],
      defaultId: 0,
      cancelId: 2,
    },
  ]);
  // Closing again while the question is open does not ask twice.
  desktop.window().close();
  expect(desktop.seen.questions).toHaveLength(1);
  desktop.answer({ response: 0 });
  expect(await desktop.app.ended.promise).toBe(0);
  expect(server.counts.live()).toBe(1);

  const next = await again();
  const client = await next.page().connect();
  const [run] = await client.runs.list({});
  expect(run?.status).toBe('running');
  server.faults.clear();
  await vi.waitFor(
    async () => expect((await client.runs.list({}))[0]?.status).toBe('succeeded'),
    20_000,
  );
  expect(server.counts.creates()).toHaveLength(3);
});

test('a run that has nothing under way at a provider, as it fetches what was paid for, goes on at the next start', async () => {
  const slow: FaultRule = {
    on: 'outputs.get',
    fault: { kind: 'slow-body', bytes: 1, waitMs: 600_000 },
  };
  const { desktop, server, again } = await startLive({ slow });
  await vi.waitFor(() => expect(server.counts.requests('outputs.get')).toBe(1), 20_000);
  desktop.window().close();
  expect(desktop.seen.questions).toEqual([]);
  expect(await desktop.app.ended.promise).toBe(0);

  const next = await again();
  const client = await next.page().connect();
  await vi.waitFor(
    async () => expect((await client.runs.list({}))[0]?.status).toBe('succeeded'),
    20_000,
  );
  expect(server.counts.creates()).toHaveLength(3);
});

test('predictions are canceled at the provider', async () => {
  const { desktop, server } = await startLive();
  desktop.app.quit();
  desktop.answer({ response: 1 });
  expect(await desktop.app.ended.promise).toBe(0);
  expect(server.counts.live()).toBe(0);
});

test('the user stays, and the next close asks again', async () => {
  const { desktop, server } = await startLive();
  const client = await desktop.page().connect();
  desktop.window().close();
  desktop.answer({ response: 2 });
  await client.app.info();
  expect(desktop.window().isDestroyed()).toBe(false);
  desktop.window().close();
  expect(desktop.seen.questions).toHaveLength(2);
  desktop.answer({ response: 1 });
  expect(await desktop.app.ended.promise).toBe(0);
  expect(server.counts.live()).toBe(0);
});

test('changes that were given up are asked about again where the user stays for a run', async () => {
  const { desktop } = await startLive();
  const client = await desktop.page().connect();
  const name = 'Cats';
  await client.app.setDocument({ name, path: null, dirty: true, unsaved: [name] });
  const arrived = await (await client.drafts.arrive({ window: null, restores: true })).next();
  if (arrived.done === true || arrived.value.type !== 'arrived') throw new Error('not arrived');
  const { window } = arrived.value;
  const keep = (seq: number) => {
    const content = { text: JSON.stringify(pipelines.chain) };
    const state = { path: null, revision: null, edits: 1, typed: {}, content };
    return client.drafts.keep({ window, document: 'd', seq, ...state });
  };
  await keep(1);
  desktop.window().close();
  desktop.answer({ response: 1 });
  await vi.waitFor(() => expect(desktop.seen.questions).toHaveLength(2));
  desktop.answer({ response: 2 });
  await client.app.info();
  // The window goes on, and so does what is kept of it.
  expect(await keep(2)).toEqual({ kept: true });
  desktop.window().close();
  expect(desktop.seen.questions[2]).toMatchObject({ message: 'Save the changes to “Cats”?' });
});

test('on macOS a closed window asks nothing, as runs go on without it', async () => {
  const { desktop, server } = await startLive({ platform: 'darwin' });
  desktop.window().close();
  expect(desktop.seen.questions).toEqual([]);
  expect(server.counts.live()).toBe(1);
  // Nobody can be asked any more: what was paid for is kept.
  desktop.app.quit();
  expect(await desktop.app.ended.promise).toBe(0);
  expect(server.counts.live()).toBe(1);
});
