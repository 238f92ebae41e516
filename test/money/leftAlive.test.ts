import { expect, onTestFinished, test, vi } from 'vitest';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { NodePolicy } from '../../shared/domain/nodePolicy.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';
import { withPolicy } from '../support/withPolicy.ts';
import { createPaidEngine, linesToPictures } from './replicate.ts';

const refused = { on: 'predictions.get', fault: { kind: 'problem', status: 401 } } as const;
const deaf = {
  on: 'predictions.cancel',
  fault: { kind: 'problem', status: 401 },
  times: Infinity,
} as const;

async function setUp() {
  const t = await createPaidEngine();
  onTestFinished(() => t[Symbol.asyncDispose]());
  await t.price({ 'render-text': 0.04 });
  /** A run of pictures of so many lines, held at work at the provider; with a policy no create is answered only at its end. */
  const startHeld = async (lines: number, policy: NodePolicy = { timeoutMs: 600_000 }) => {
    const fault = { kind: 'hold', at: 'processing' } as const;
    t.replicate.faults.add({ on: 'predictions.create', fault, times: lines });
    const runId = newRunId();
    const pipeline = withPolicy(await linesToPictures(t.client, lines), 'draw', policy);
    expect(await t.client.runs.start({ runId, pipeline })).toMatchObject({ ok: true });
    return runId;
  };
  /** Such a run, left by its engine, and another engine. */
  const leaveHeld = async (lines: number, whenLeft = () => {}) => {
    const runId = await startHeld(lines);
    const ids = new Set();
    for await (const event of eachEvent(await t.client.runs.events({ runId })))
      if (event.type === 'task.submitted' && ids.add(event.predictionId).size === lines) break;
    await t.engine.close({ leave: true });
    whenLeft();
    const engine = await createEngine({ ...t.options, recover: true });
    onTestFinished(() => engine.close());
    return { runId, engine, client: engine.client };
  };
  return { ...t, startHeld, leaveHeld };
}

/** A failed run of one picture, which lives at the provider. */
async function failedRun() {
  const t = await setUp();
  const left = await t.leaveHeld(1, () => void t.replicate.faults.add(refused));
  const { state } = await followRun(left.engine, left.runId);
  expect([state.status, t.replicate.counts.live()]).toEqual(['failed', 1]);
  return { ...t, ...left };
}

test('a failed run is deleted with what it has left at its provider, and what that cost counts', async () => {
  const t = await failedRun();
  expect(await t.client.runs.delete({ runIds: [t.runId] })).toMatchObject({ runs: 1 });
  expect(t.replicate.counts.live()).toBe(0);
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.04, reservedToday: 0 });
});

test('a failed run stays where its provider does not end what it has left, and is ended later', async () => {
  const t = await failedRun();
  const stop = t.replicate.faults.add(deaf);
  await expect(t.client.runs.delete({ runIds: [t.runId] })).rejects.toThrow(/stays, as something/);
  expect(await t.client.runs.get({ runId: t.runId })).toMatchObject({
    status: 'canceled',
    unended: 1,
  });
  stop();
  expect(await t.client.runs.cancel({ runId: t.runId })).toEqual({ canceled: true });
  expect(t.replicate.counts.live()).toBe(0);
  expect(await t.client.runs.delete({ runIds: [t.runId] })).toMatchObject({ runs: 1 });
});

test('a failed run of which nothing lives stays a failed one until it is deleted', async () => {
  const t = await setUp();
  t.replicate.faults.add({ on: 'predictions.create', fault: { kind: 'model-failure' } });
  const { state } = await t.start(await linesToPictures(t.client, 1));
  const { runId } = state;
  expect(await t.client.runs.cancel({ runId })).toEqual({ canceled: false });
  expect((await t.client.runs.get({ runId })).status).toBe('failed');
  expect(await t.client.runs.delete({ runIds: [runId] })).toMatchObject({ runs: 1 });
  expect(t.replicate.counts.requests('predictions.cancel')).toBe(0);
});

test('what failed in a canceled run, and may go on, is ended too', async () => {
  const t = await setUp();
  const { client, runId } = await t.leaveHeld(2, () => void t.replicate.faults.add(refused));
  for await (const event of eachEvent(await client.runs.events({ runId })))
    if (event.type === 'task.failed') break;
  expect(await client.runs.cancel({ runId })).toEqual({ canceled: true });
  await vi.waitFor(() => expect(t.replicate.counts.live()).toBe(0), 20_000);
  expect((await client.runs.get({ runId })).status).toBe('canceled');
});

test('what a task has begun is made anew only once it has ended', async () => {
  const t = await failedRun();
  const stop = t.replicate.faults.add(deaf);
  const again = async () => {
    await t.client.runs.resume({ runId: t.runId, again: ['draw'] });
    return (await followRun(t.engine, t.runId)).state;
  };
  const kept = await again();
  expect(kept.tasks['draw/0']?.failure?.message).toMatch(
    /is to be made anew, and the provider does not say that it has ended/,
  );
  expect(t.replicate.counts.creates()).toHaveLength(1);
  stop();
  expect((await again()).status).toBe('succeeded');
  expect([t.replicate.counts.creates().length, t.replicate.counts.live()]).toEqual([2, 0]);
  // What was ended may have cost as much as it could.
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.08, reservedToday: 0 });
});

test('what an attempt has left is ended where the run is canceled before the next one', async () => {
  const t = await setUp();
  const stop = t.replicate.faults.add(deaf);
  const retry = { attempts: 3, backoffMs: 600_000, on: ['unavailable'] } as const;
  const runId = await t.startHeld(1, { timeoutMs: 1000, retry });
  for await (const event of eachEvent(await t.client.runs.events({ runId })))
    if (event.type === 'task.retrying') break;
  expect(t.replicate.counts.live()).toBe(1);
  stop();
  expect(await t.client.runs.cancel({ runId })).toEqual({ canceled: true });
  expect(t.replicate.counts.live()).toBe(0);
});

test('a run that is canceled before it was picked up is ended at its provider', async () => {
  const t = await setUp();
  const { client, runId } = await t.leaveHeld(2);
  // It is being examined.
  expect(await client.runs.cancel({ runId })).toEqual({ canceled: true });
  expect(t.replicate.counts.live()).toBe(0);
  expect((await client.runs.get({ runId })).status).toBe('canceled');
});

test('what the models of this computer had begun has ended with their server', async () => {
  const t = await createTestEngine();
  onTestFinished(() => t[Symbol.asyncDispose]());
  const pipeline = await linesToPictures(t.client, 1, undefined, 'builtin');
  t.server.faults.add({ on: 'predictions.create', fault: { kind: 'hold', at: 'processing' } });
  const runId = newRunId();
  await t.client.runs.start({ runId, pipeline });
  await t.server.faults.whenHeld(1);
  for await (const event of eachEvent(await t.client.runs.events({ runId })))
    if (event.type === 'task.submitted') break;
  await t.engine.close({ leave: true });
  const token = 'another-token-of-a-server';
  const server = await createBuiltinServer({ token, storageDir: `${t.options.dataDir}-other` });
  onTestFinished(() => server.close());
  const builtin = { baseUrl: server.baseUrl, token };
  const { client, close } = await createEngine({ ...t.options, builtin });
  onTestFinished(() => close());
  expect(await client.runs.cancel({ runId })).toEqual({ canceled: true });
  expect(await client.runs.get({ runId })).toMatchObject({ status: 'canceled', unended: 0 });
  expect(await client.runs.delete({ runIds: [runId] })).toMatchObject({ runs: 1 });
});
