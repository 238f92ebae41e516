import { expect, test, vi } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { Engine, EngineOptions } from '../../electron/engine/engine.ts';
import type { RunId } from '../../shared/domain/ids.ts';
import type { NodePolicy } from '../../shared/domain/nodePolicy.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { atReplicate, buildCrashPipelines } from '../crash/crashPipelines.ts';
import { createCarelessProxy, type CarelessProxy } from '../support/carelessProxy.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { twoColourPng } from '../support/images.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';
import { withPolicy } from '../support/withPolicy.ts';

const hold = {
  on: 'predictions.create',
  fault: { kind: 'hold', at: 'processing', answers: 'at once' },
} as const;

/** An engine whose way to its Replicate, which the built-in server plays, can be cut. */
async function openNetwork() {
  const t = await createTestEngine();
  await t.engine.close();
  const { origin, pathname } = new URL(t.server.baseUrl);
  const network = await createCarelessProxy(origin);
  const open = async (more: Pick<EngineOptions, 'recover'>) => {
    const engine = await createEngine({
      ...t.options,
      ...more,
      env: {
        REPLICATE_BASE_URL: `${network.origin}${pathname}`,
        REPLICATE_API_TOKEN: t.options.builtin?.token ?? '',
      },
    });
    return { engine, [Symbol.asyncDispose]: () => engine.close() };
  };
  const { engine } = await open({});
  return {
    t,
    network,
    engine,
    open,
    async [Symbol.asyncDispose]() {
      await engine.close();
      await network.close();
      await t[Symbol.asyncDispose]();
    },
  };
}

/** The network goes with the first request that a rule is asked about. */
function cutOnce({ network }: { readonly network: CarelessProxy }): () => boolean {
  let isCut = false;
  return () => {
    if (isCut) return false;
    isCut = true;
    void network.cut();
    return true;
  };
}

async function startChain(engine: Engine, policy?: NodePolicy): Promise<RunId> {
  const { chain } = await buildCrashPipelines(1);
  const pipeline = policy === undefined ? chain : withPolicy(chain, 'draw', policy);
  const runId = newRunId();
  expect(await engine.client.runs.start({ runId, pipeline })).toEqual({
    ok: true,
    runId,
    warnings: [],
  });
  return runId;
}

/** The first event of that kind. */
async function waitFor(engine: Engine, runId: RunId, type: RunEvent['type']): Promise<RunEvent> {
  for await (const event of eachEvent(await engine.client.runs.events({ runId })))
    if (event.type === type) return event;
  throw new Error(`the run ended without ${type}`);
}

test.concurrent('lost while a prediction runs: the run waits, says so, and goes on with the same prediction', async () => {
  await using n = await openNetwork();
  n.t.server.faults.add(hold);
  const runId = await startChain(n.engine);
  await n.t.server.faults.whenHeld(1);
  await waitFor(n.engine, runId, 'task.submitted');
  await n.network.cut();
  expect(await waitFor(n.engine, runId, 'task.unreached')).toMatchObject({
    nodeId: 'draw',
    nextInMs: expect.any(Number),
  });
  n.t.server.faults.clear();
  await n.network.restore();
  const { state, events } = await followRun(n.engine, runId);
  expect(state.status).toBe('succeeded');
  expect(state.tasks['draw']?.unreached).toBe(null);
  expect(events.some(({ type }) => type === 'task.reached')).toBe(true);
  expect(n.t.server.counts.creates()).toHaveLength(3);
}, 60_000);

test.concurrent('gone when a prediction is to be made: it is made once the provider is back', async () => {
  await using n = await openNetwork();
  n.t.server.faults.add(hold);
  const runId = await startChain(n.engine);
  const [held] = await n.t.server.faults.whenHeld(1);
  await waitFor(n.engine, runId, 'task.submitted');
  // The last answer says that the first is done, and then there is no network for the second.
  n.t.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'drop', when: 'before' },
    match: cutOnce(n),
  });
  n.t.server.faults.release(held);
  const lost = await waitFor(n.engine, runId, 'task.unreached');
  expect(lost).toMatchObject({ nodeId: 'gray' });
  await n.network.restore();
  const { state } = await followRun(n.engine, runId);
  expect(Object.values(state.tasks).flatMap(({ failure }) => failure?.message ?? [])).toEqual([]);
  expect(n.t.server.counts.creates()).toHaveLength(3);
});

test.concurrent('lost together with the answer to a create: what it made is found when the network is back', async () => {
  await using n = await openNetwork();
  n.t.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'drop', when: 'after' },
    model: 'builtin/grayscale',
    match: cutOnce(n),
  });
  const runId = await startChain(n.engine);
  expect(await waitFor(n.engine, runId, 'task.unreached')).toMatchObject({ nodeId: 'gray' });
  await n.network.restore();
  const { state } = await followRun(n.engine, runId);
  expect(Object.values(state.tasks).flatMap(({ failure }) => failure?.message ?? [])).toEqual([]);
  expect(n.t.server.counts.creates()).toHaveLength(3);
});

test.concurrent('gone for an upload: it is made once the provider is back', async () => {
  await using n = await openNetwork();
  const url = 'http://artifacts.test/?name=a.png';
  const body = new Uint8Array(await twoColourPng(8, 8));
  const posted = await n.engine.handleArtifactRequest(new Request(url, { method: 'POST', body }));
  const builder = new PipelineBuilder().upload('photo', (await posted.json()) as never);
  await builder.model(n.engine.client, 'gray', 'grayscale');
  const pipeline = atReplicate(builder.edge('photo.file', 'gray.image').build());
  await n.engine.client.runs.check({ pipeline });
  await n.network.cut();
  const runId = newRunId();
  expect(await n.engine.client.runs.start({ runId, pipeline })).toMatchObject({ ok: true });
  await waitFor(n.engine, runId, 'task.unreached');
  await n.network.restore();
  const { state } = await followRun(n.engine, runId);
  expect(Object.values(state.tasks).flatMap(({ failure }) => failure?.message ?? [])).toEqual([]);
  expect(n.t.server.counts.creates()).toHaveLength(1);
}, 60_000);

test.concurrent('a run that waits for the network is canceled at once', async () => {
  await using n = await openNetwork();
  n.t.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'drop', when: 'before' },
    match: cutOnce(n),
  });
  const runId = await startChain(n.engine);
  await waitFor(n.engine, runId, 'task.unreached');
  await n.engine.client.runs.cancel({ runId });
  expect((await followRun(n.engine, runId)).state.status).toBe('canceled');
  expect(n.t.server.counts.creates()).toHaveLength(0);
});

/** A run with a prediction under way that was canceled while nothing could reach its provider. */
async function cancelOffline(n: Awaited<ReturnType<typeof openNetwork>>): Promise<RunId> {
  n.t.server.faults.add(hold);
  // With a time limit a create is not held open.
  const runId = await startChain(n.engine, { timeoutMs: 600_000 });
  await n.t.server.faults.whenHeld(1);
  await waitFor(n.engine, runId, 'task.submitted');
  await n.network.cut();
  await waitFor(n.engine, runId, 'task.unreached');
  expect(await n.engine.client.runs.cancel({ runId })).toEqual({ canceled: true });
  const { state } = await followRun(n.engine, runId);
  expect(state.status).toBe('canceled');
  expect(state.tasks['draw']?.failure).toMatchObject({ kind: 'canceled', unended: true });
  expect(n.t.server.counts.live()).toBe(1);
  return runId;
}

/** Nothing is left at the provider. */
const untilEnded = (n: Awaited<ReturnType<typeof openNetwork>>): Promise<void> =>
  vi.waitFor(() => expect(n.t.server.counts.live()).toBe(0), 20_000);

test.concurrent('a prediction of a run that is canceled without a network is ended once there is one', async () => {
  await using n = await openNetwork();
  const runId = await cancelOffline(n);
  await n.network.restore();
  await untilEnded(n);
  await vi.waitFor(async () =>
    expect(await n.engine.client.runs.cancel({ runId })).toEqual({ canceled: false }),
  );
  expect(n.t.server.counts.creates()).toHaveLength(1);
}, 60_000);

test.concurrent('so it is by the next start, and by canceling the run once more', async () => {
  await using n = await openNetwork();
  const runId = await cancelOffline(n);
  await n.engine.close();
  await using asleep = await n.open({});
  await expect(asleep.engine.client.runs.cancel({ runId })).rejects.toMatchObject({
    data: { kind: 'provider-unavailable' },
  });
  await n.network.restore();
  expect(await asleep.engine.client.runs.cancel({ runId })).toEqual({ canceled: true });
  expect(n.t.server.counts.live()).toBe(0);
}, 60_000);

test.concurrent('a canceled run of which something may go on at its provider is told, and deleted only once that has ended', async () => {
  await using n = await openNetwork();
  const runId = await cancelOffline(n);
  const { runs } = n.engine.client;
  expect(await runs.get({ runId })).toMatchObject({ status: 'canceled', unended: 1 });
  expect(await runs.list({})).toMatchObject([{ runId, unended: 1 }]);
  await expect(runs.delete({ runIds: [runId] })).rejects.toThrow(
    /stays, as something of it may still go on: Replicate does not say that \w+ has ended/,
  );
  expect(await runs.delete({ olderThanMs: 0 })).toMatchObject({ runs: 0, unended: [runId] });
  expect(await runs.list({})).toHaveLength(1);
  await n.network.restore();
  expect(await runs.delete({ runIds: [runId] })).toMatchObject({ runs: 1, unended: [] });
  expect(n.t.server.counts.live()).toBe(0);
  expect(await runs.list({})).toEqual([]);
}, 60_000);

test.concurrent('an engine that recovers ends what the one before has left to be ended', async () => {
  await using n = await openNetwork();
  await cancelOffline(n);
  await n.engine.close();
  await n.network.restore();
  await using _next = await n.open({ recover: true });
  await untilEnded(n);
}, 60_000);

test.concurrent('a run that is canceled without a network and goes on keeps its prediction', async () => {
  await using n = await openNetwork();
  const runId = await cancelOffline(n);
  expect(await n.engine.client.runs.resume({ runId })).toMatchObject({ ok: true });
  await n.network.restore();
  n.t.server.faults.clear();
  expect((await followRun(n.engine, runId)).state.status).toBe('succeeded');
  expect(n.t.server.counts.creates()).toHaveLength(3);
  expect(n.t.server.counts.requests('predictions.cancel')).toBe(0);
}, 60_000);

test.concurrent('what a create has made whose answer is lost is ended too when its run is canceled meanwhile', async () => {
  await using n = await openNetwork();
  n.t.server.faults.add(hold);
  n.network.meet(/^POST \S*predictions/, async ({ forward, response }) => {
    await forward();
    response.destroy();
  });
  n.network.meet(/^GET \S*predictions\?/, () => undefined);
  const runId = await startChain(n.engine);
  await vi.waitFor(() => expect(n.network.met()).toBe(2), 20_000);
  await n.engine.client.runs.cancel({ runId });
  const { state } = await followRun(n.engine, runId);
  expect(state.tasks['draw']?.failure).toMatchObject({ kind: 'canceled', unended: true });
  await untilEnded(n);
  expect(n.t.server.counts.creates()).toHaveLength(1);
}, 60_000);
