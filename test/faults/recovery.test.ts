import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import { buildCrashPipelines } from '../crash/crashPipelines.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { twoColourPng } from '../support/images.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

/** An engine at a Replicate that the built-in server plays, whose run waits for its first prediction and is left there. */
async function leaveRun() {
  const t = await createTestEngine();
  const env = {
    REPLICATE_BASE_URL: t.server.baseUrl,
    REPLICATE_API_TOKEN: t.options.builtin?.token ?? '',
  };
  await t.engine.close();
  const engine = await createEngine({ ...t.options, env });
  const { chain } = await buildCrashPipelines(1);
  t.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'hold', at: 'processing', answers: 'at once' },
  });
  const runId = newRunId();
  await engine.client.runs.start({ runId, pipeline: chain, pipelinePath: null });
  for await (const event of eachEvent(await engine.client.runs.events({ runId })))
    if (event.type === 'task.submitted') break;
  await t.server.faults.whenHeld(1);
  expect(engine.underway()).toEqual({ runs: 1, predictions: 1 });
  await engine.close({ leave: true });
  return { t, env, runId };
}

test('an engine that goes on is up before its slow provider has answered, and the run is live at once', async () => {
  const { t, env, runId } = await leaveRun();
  await using _t = t;
  t.server.faults.add({
    on: 'models.get',
    fault: { kind: 'slow-body', bytes: 1, waitMs: 100_000 },
    times: Infinity,
  });
  t.server.faults.add({
    on: 'models.versions.get',
    fault: { kind: 'slow-body', bytes: 1, waitMs: 100_000 },
    times: Infinity,
  });
  const engine = await createEngine({ ...t.options, env, recover: true });
  expect((await engine.client.runs.list({}))[0]).toMatchObject({ runId, status: 'running' });
  await engine.close({ leave: true });
  const [after] = await readStatus(t.options.dataDir);
  expect(after).toEqual({ status: 'running' });
});

test('a run that cannot go on says why, stays interrupted, and goes on when asked to', async () => {
  const { t, env, runId } = await leaveRun();
  await using _t = t;
  const lost = await createEngine({ ...t.options, recover: true });
  const { state } = await followRun(lost, runId);
  expect(state.interruptedBecause).toMatch(/token/i);
  expect(state.resumedAt).toHaveLength(1);
  expect((await lost.client.runs.list({}))[0]?.status).toBe('interrupted');
  await lost.close();

  const engine = await createEngine({ ...t.options, env });
  t.server.faults.clear();
  expect(await engine.client.runs.resume({ runId })).toMatchObject({ ok: true });
  const again = await followRun(engine, runId);
  expect(again.state).toMatchObject({ status: 'succeeded', interruptedBecause: null });
  expect(t.server.counts.creates()).toHaveLength(3);
  await engine.close();
});

test('a token that was refused while a prediction lived does not have it made again', async () => {
  const { t, env, runId } = await leaveRun();
  await using _t = t;
  const refused = { kind: 'problem', status: 401, detail: 'Unauthenticated' } as const;
  t.server.faults.add({ on: 'predictions.get', fault: refused, times: Infinity });
  const engine = await createEngine({ ...t.options, env, recover: true });
  const { state } = await followRun(engine, runId);
  expect(state.status).toBe('failed');
  expect(state.tasks['draw']?.failure?.kind).toBe('unauthorized');
  t.server.faults.clear();
  await engine.client.runs.resume({ runId });
  expect((await followRun(engine, runId)).state.status).toBe('succeeded');
  expect(t.server.counts.creates()).toHaveLength(3);
  await engine.close();
});

test('a lost answer that a refused token keeps from being looked for is looked for once it is accepted', async () => {
  const { t, env, runId } = await leaveRun();
  await using _t = t;
  t.server.faults.clear();
  const lost = { kind: 'drop', when: 'after' } as const;
  const refused = { kind: 'problem', status: 401, detail: 'Unauthenticated' } as const;
  t.server.faults.add({ on: 'predictions.create', fault: lost, model: 'builtin/grayscale' });
  t.server.faults.add({ on: 'predictions.list', fault: refused, times: 2 });
  const engine = await createEngine({ ...t.options, env, recover: true });
  const kinds: (string | undefined)[] = [];
  for (let life = 0; life < 3; life += 1) {
    const { state } = await followRun(engine, runId);
    kinds.push(state.tasks['gray']?.failure?.kind ?? state.status);
    if (state.status !== 'succeeded') await engine.client.runs.resume({ runId });
  }
  expect(kinds).toEqual(['unknown-outcome', 'unauthorized', 'succeeded']);
  expect(t.server.counts.creates()).toHaveLength(3);
  await engine.close();
});

test('a failed run whose host still lives is resumed by another', async () => {
  await using t = await createTestEngine();
  const photo = await t.importFile('a.png', await twoColourPng(8, 8));
  const builder = new PipelineBuilder().upload('photo', photo);
  await builder.model(t.client, 'gray', 'grayscale');
  const pipeline = builder.edge('photo.file', 'gray.image').build();
  t.server.faults.add({ on: 'predictions.create', fault: { kind: 'model-failure' } });
  const { state } = await t.run(pipeline);
  expect(state.status).toBe('failed');
  const other = await createEngine(t.options);
  const { runId } = state;
  const both = await Promise.allSettled([
    other.client.runs.resume({ runId }),
    t.client.runs.resume({ runId }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const winner = both[0].status === 'fulfilled' ? other : t.engine;
  expect((await followRun(winner, runId)).state.nodes[toNodeId('gray')]?.status).toBe('succeeded');
  expect(t.server.counts.creates()).toHaveLength(2);
  await other.close();
});

test('a run that was to be fresh is so after it was resumed, and what it has made stays', async () => {
  const { t, env, runId: earlier } = await leaveRun();
  await using _t = t;
  t.server.faults.clear();
  const engine = await createEngine({ ...t.options, env, recover: true });
  expect((await followRun(engine, earlier)).state.status).toBe('succeeded');
  const { pipeline } = await engine.client.runs.get({ runId: earlier });
  const runId = newRunId();
  t.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'hold', at: 'processing', answers: 'at once' },
    model: 'builtin/grayscale',
  });
  await engine.client.runs.start({ runId, pipeline, fresh: 'all' });
  await t.server.faults.whenHeld(1);
  await engine.close({ leave: true });
  t.server.faults.clear();
  const next = await createEngine({ ...t.options, env, recover: true });
  const { state } = await followRun(next, runId);
  expect(state.status).toBe('succeeded');
  expect(Object.values(state.tasks).filter(({ reused }) => reused)).toEqual([]);
  // Three of each run: what was made before it was left is not made a third time, and the rest is not taken from the first.
  expect(t.server.counts.creates()).toHaveLength(6);
  await next.close();
});

async function readStatus(dataDir: string): Promise<readonly unknown[]> {
  using database = new DatabaseSync(`${dataDir}/journal.sqlite`, { readOnly: true });
  return database
    .prepare('SELECT status FROM runs')
    .all()
    .map((row) => ({ ...row }));
}
