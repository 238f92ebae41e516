import { expect, onTestFinished, test, vi } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { EngineClient } from '../../electron/engine/engine.ts';
import type { RunId } from '../../shared/domain/ids.ts';
import { linesToPictures } from '../money/replicate.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

async function setUp() {
  const t = await createTestEngine();
  onTestFinished(() => t[Symbol.asyncDispose]());
  const pipeline = await linesToPictures(t.client, 1, 'grayscale', 'builtin');
  const fault = { kind: 'hold', at: 'processing' } as const;
  return {
    ...t,
    hold: (times = 1) => t.server.faults.add({ on: 'predictions.create', fault, times }),
    start: async (client: EngineClient = t.client): Promise<RunId> => {
      const runId = newRunId();
      await client.runs.start({ runId, pipeline, fresh: 'all' });
      return runId;
    },
    queue: async () => (await t.client.runs.queue()).map(({ runId, status }) => [runId, status]),
    creates: () => t.server.counts.creates().length,
  };
}

test('a run that is paused by hand sends nothing more, comes to rest and goes on where it was', async () => {
  const t = await setUp();
  t.hold();
  const runId = await t.start();
  await t.server.faults.whenHeld(1);
  expect(await t.client.runs.pause({ runId })).toEqual({ paused: true });
  // Pausing again changes nothing.
  await t.client.runs.pause({ runId });
  t.server.faults.release();
  const { state, events } = await followRun(t.engine, runId);
  expect(state).toMatchObject({
    status: 'paused',
    paused: { why: 'user', because: 'It was paused by hand.' },
    nodes: { draw: { status: 'succeeded' }, gray: { status: 'waiting' } },
  });
  expect(events.filter(({ type }) => type === 'run.paused')).toHaveLength(1);
  expect(t.creates()).toBe(1);
  expect(await t.client.runs.continue({ runId })).toMatchObject({ ok: true });
  expect((await followRun(t.engine, runId)).state.status).toBe('succeeded');
  expect(t.creates()).toBe(2);
  await expect(t.client.runs.continue({ runId })).rejects.toThrow(/has succeeded/);
});

test('a run that goes on before it has come to rest does nothing anew', async () => {
  const t = await setUp();
  t.hold();
  const runId = await t.start();
  await t.server.faults.whenHeld(1);
  await t.client.runs.pause({ runId });
  await t.client.runs.continue({ runId });
  await expect(t.client.runs.continue({ runId })).rejects.toThrow(/is not paused/);
  t.server.faults.release();
  const { state, events } = await followRun(t.engine, runId);
  expect(state).toMatchObject({ status: 'succeeded', resumedAt: [] });
  expect(events.map(({ type }) => type)).toContain('run.continued');
});

test('what waits for its turn at the provider when the run is paused is not sent', async () => {
  const t = await setUp();
  const fault = { kind: 'throttled', retryAfterSeconds: 1 } as const;
  t.server.faults.add({ on: 'predictions.create', fault });
  const runId = await t.start();
  await vi.waitFor(() => expect(t.server.counts.requests('predictions.create')).toBe(1));
  await t.client.runs.pause({ runId });
  const { state, events } = await followRun(t.engine, runId);
  expect(state).toMatchObject({ status: 'paused', nodes: { draw: { status: 'running' } } });
  expect(events.at(-1)).toMatchObject({ type: 'task.deferred', nodeId: 'draw' });
  expect(t.creates()).toBe(0);
  await t.client.runs.continue({ runId });
  expect((await followRun(t.engine, runId)).state.status).toBe('succeeded');
  expect(t.creates()).toBe(2);
});

test('a run of high priority that comes late is sent before what waits for its turn at the provider', async () => {
  const t = await setUp();
  const fault = { kind: 'throttled', retryAfterSeconds: 3 } as const;
  t.server.faults.add({ on: 'predictions.create', fault, times: 3 });
  const many = newRunId();
  const pipeline = await linesToPictures(t.client, 3, undefined, 'builtin');
  await t.client.runs.start({ runId: many, pipeline, fresh: 'all' });
  await vi.waitFor(() => expect(t.server.counts.requests('predictions.create')).toBe(3));
  const urgent = newRunId();
  const builder = new PipelineBuilder('Urgent').node('show', 'preview');
  await builder.model(t.client, 'words', 'stream-words', { prompt: 'now' });
  const one = builder.edge('words.output', 'show.value').build();
  await t.client.runs.start({ runId: urgent, pipeline: one });
  await t.client.runs.setPriority({ runId: urgent, priority: 1 });
  for (const runId of [urgent, many])
    expect((await followRun(t.engine, runId)).state.status).toBe('succeeded');
  expect(t.server.counts.creates()[0]).toMatchObject({ model: 'builtin/stream-words' });
}, 30_000);

test('a paused run takes no place: the next one starts', async () => {
  const t = await setUp();
  await t.client.app.setSettings({ runsAtOnce: 1 });
  t.hold();
  const first = await t.start();
  await t.server.faults.whenHeld(1);
  const second = await t.start();
  expect(await t.queue()).toEqual([
    [first, 'running'],
    [second, 'queued'],
  ]);
  await t.client.runs.pause({ runId: first });
  expect((await followRun(t.engine, second)).state.status).toBe('succeeded');
  await t.client.runs.cancel({ runId: first });
  expect(await t.queue()).toEqual([]);
});

test('a run of a higher priority begins beside those of a lower one, and one of a lower priority waits', async () => {
  const t = await setUp();
  await t.client.app.setSettings({ runsAtOnce: 1 });
  t.hold(2);
  const [batch, urgent, later] = [await t.start(), await t.start(), await t.start()];
  await t.server.faults.whenHeld(1);
  expect(await t.queue()).toEqual([
    [batch, 'running'],
    [urgent, 'queued'],
    [later, 'queued'],
  ]);
  await t.client.runs.setPriority({ runId: urgent, priority: 1 });
  await t.server.faults.whenHeld(2);
  expect(await t.queue()).toEqual([
    [batch, 'running'],
    [urgent, 'running'],
    [later, 'queued'],
  ]);
  // The batch steps back instead: what waits goes on beside it.
  await t.client.runs.setPriority({ runId: urgent, priority: 0 });
  await t.client.runs.setPriority({ runId: batch, priority: -1 });
  expect((await t.queue()).map(([, status]) => status)).toEqual(['running', 'running', 'queued']);
  t.server.faults.release();
  const all = [batch, urgent, later].map(async (runId) => (await followRun(t.engine, runId)).state);
  expect((await Promise.all(all)).map(({ status }) => status)).toEqual(Array(3).fill('succeeded'));
});

test('queued runs start by priority and then in their order; one is taken out, and a place more starts the next', async () => {
  const t = await setUp();
  await t.client.app.setSettings({ runsAtOnce: 1 });
  t.hold();
  const first = await t.start();
  await t.server.faults.whenHeld(1);
  const [second, third, fourth, fifth] = [
    await t.start(),
    await t.start(),
    await t.start(),
    await t.start(),
  ];
  await t.client.runs.setPriority({ runId: first, priority: 1 });
  await t.client.runs.setPriority({ runId: fourth, priority: 1 });
  await t.client.runs.setPriority({ runId: second, priority: -1 });
  expect((await t.queue()).map(([runId]) => runId)).toEqual([first, fourth, third, fifth, second]);
  await expect(t.client.runs.resume({ runId: third })).rejects.toThrow(/is in the queue/);
  expect(await t.client.runs.cancel({ runId: third })).toEqual({ canceled: true });
  // Nothing was there to follow but its end.
  const taken = await followRun(t.engine, third);
  expect(taken.events.map(({ type }) => type)).toEqual(['run.queued', 'run.finished']);
  expect(taken.state.status).toBe('canceled');
  const ended: RunId[] = [];
  const follow = [first, second, fourth, fifth].map(async (runId) => {
    const { state } = await followRun(t.engine, runId);
    expect(state.status).toBe('succeeded');
    ended.push(runId);
  });
  t.server.faults.release();
  await Promise.all(follow);
  expect(ended).toEqual([first, fourth, fifth, second]);

  t.hold(2);
  const [sixth, seventh] = [await t.start(), await t.start()];
  await t.server.faults.whenHeld(1);
  expect(await t.queue()).toEqual([
    [sixth, 'running'],
    [seventh, 'queued'],
  ]);
  await t.client.app.setSettings({ runsAtOnce: 2 });
  await t.server.faults.whenHeld(2);
  expect((await t.queue()).map(([, status]) => status)).toEqual(['running', 'running']);
  t.server.faults.release();
  await followRun(t.engine, seventh);
});

test('a queued run runs the pipeline as it was, also after a restart', async () => {
  const t = await setUp();
  await t.client.app.setSettings({ runsAtOnce: 1 });
  t.hold();
  const first = await t.start();
  await t.server.faults.whenHeld(1);
  const second = await t.start();
  await t.engine.close();
  const engine = await createEngine({ ...t.options, recover: true });
  try {
    const { state } = await followRun(engine, second);
    expect(state.status).toBe('succeeded');
    const { pipeline, status } = await engine.client.runs.get({ runId: second });
    expect([Object.keys(pipeline.graph.nodes).length, status]).toEqual([5, 'succeeded']);
    expect((await engine.client.runs.get({ runId: first })).status).toBe('canceled');
  } finally {
    await engine.close();
  }
});

test('a command is a host of its own: its run does not wait behind the queue of another', async () => {
  const t = await setUp();
  await t.client.app.setSettings({ runsAtOnce: 1 });
  t.hold();
  const first = await t.start();
  await t.server.faults.whenHeld(1);
  const second = await t.start();
  const command = await createEngine(t.options);
  try {
    expect((await followRun(command, await t.start(command.client))).state.status).toBe(
      'succeeded',
    );
    const [one, two] = await command.client.runs.queue();
    expect([one, two]).toMatchObject([
      { runId: first, status: 'running', isElsewhere: true },
      { runId: second, status: 'queued', isElsewhere: true },
    ]);
    expect(await command.client.runs.cancel({ runId: second })).toEqual({ canceled: false });
  } finally {
    await command.close();
  }
  expect((await t.queue()).length).toBe(2);
});

/** A run that failed at its second step, and one that was paused after its first: both stopped while another goes on. */
async function stoppedRuns() {
  const t = await setUp();
  t.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'model-failure' },
    model: 'builtin/grayscale',
  });
  const failed = await t.start();
  expect((await followRun(t.engine, failed)).state.status).toBe('failed');
  t.hold();
  const paused = await t.start();
  await t.server.faults.whenHeld(1);
  await t.client.runs.pause({ runId: paused });
  t.server.faults.release();
  await followRun(t.engine, paused);
  await t.client.app.setSettings({ runsAtOnce: 1 });
  t.hold();
  const first = await t.start();
  await t.server.faults.whenHeld(1);
  expect(await t.client.runs.resume({ runId: failed })).toMatchObject({ ok: true });
  expect(await t.client.runs.continue({ runId: paused })).toMatchObject({ ok: true });
  expect(await t.queue()).toEqual([
    [first, 'running'],
    [failed, 'queued'],
    [paused, 'queued'],
  ]);
  return { ...t, failed, paused, first, before: t.creates() };
}

test('what is resumed or continued waits for a place as what is started does', async () => {
  const t = await stoppedRuns();
  const ended: RunId[] = [];
  const follow = [t.failed, t.paused, t.first].map(async (runId) => {
    const { state, events } = await followRun(t.engine, runId);
    expect(state).toMatchObject({ status: 'succeeded', paused: null });
    expect(events.filter(({ type }) => type === 'run.started')).toHaveLength(1);
    ended.push(runId);
  });
  t.server.faults.release();
  await Promise.all(follow);
  expect(ended).toEqual([t.first, t.failed, t.paused]);
  // What had succeeded stays: the rest of the first, and a grey picture for each of the others.
  expect(t.creates()).toBe(t.before + 3);
});

test('what was resumed and waits does so after a restart, and goes on from where it was', async () => {
  const t = await stoppedRuns();
  await t.client.runs.cancel({ runId: t.paused });
  expect((await followRun(t.engine, t.paused)).state.status).toBe('canceled');
  await t.engine.close({ leave: true });
  t.server.faults.release();
  const engine = await createEngine({ ...t.options, recover: true });
  try {
    expect((await followRun(engine, t.failed)).state).toMatchObject({
      status: 'succeeded',
      resumedAt: [expect.any(Number)],
    });
    expect((await followRun(engine, t.first)).state.status).toBe('succeeded');
    expect(t.creates()).toBe(t.before + 2);
  } finally {
    await engine.close();
  }
});
