import { expect, onTestFinished, test } from 'vitest';
import type { Fault } from '../../electron/builtin/faults.ts';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { EngineClient, EngineOptions } from '../../electron/engine/engine.ts';
import type { RunId } from '../../shared/domain/ids.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { followRun, newRunId } from '../support/testEngine.ts';
import { createPaidEngine, linesToPictures, textToGrey } from './replicate.ts';

async function setUp() {
  const t = await createPaidEngine();
  onTestFinished(() => t[Symbol.asyncDispose]());
  return t;
}

function costsIn(events: readonly RunEvent[]): { readonly [node: string]: number | null } {
  return Object.fromEntries(
    events.flatMap((event) =>
      event.type === 'task.succeeded' ? [[event.nodeId, event.cost] as const] : [],
    ),
  );
}

test('what a task has cost is in its events, and the day knows it', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04, grayscale: 0.002 });
  const { events, state } = await t.start(await textToGrey(t.client));
  expect(state.status).toBe('succeeded');
  expect(costsIn(events)).toEqual({ text: 0, draw: 0.04, gray: 0.002, show: 0 });
  expect(await t.client.budget.get()).toMatchObject({
    spentToday: 0.042,
    reservedToday: 0,
    unknownToday: 0,
  });
});

test('an unknown price stays unknown where there is no limit', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  const { events } = await t.start(await textToGrey(t.client));
  expect(costsIn(events)).toMatchObject({ draw: 0.04, gray: null });
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.04, unknownToday: 1 });
});

test('parallel tasks never pass the limit of a run: it pauses before, and goes on with a higher one', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  const pipeline = await linesToPictures(t.client, 12);
  const { state, events } = await t.start(pipeline, { budget: 0.1 });
  expect(t.replicate.counts.creates()).toHaveLength(2);
  expect(events.filter((event) => event.type === 'task.failed')).toEqual([]);
  expect(state.status).toBe('paused');
  expect(state.paused).toEqual({
    why: 'budget',
    because:
      'A limit is reached: this run has spent $0.08 of $0.10, and builtin/render-text is next and may cost $0.04.',
    refusal: {
      reason: 'over-cap',
      cap: 'run',
      limit: 0.1,
      spent: 0.08,
      reserved: 0,
      model: 'builtin/render-text',
      next: 0.04,
    },
  });
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.08, reservedToday: 0 });

  const more = await t.goOn(state.runId, { budget: 0.2 });
  expect(more.state.status).toBe('paused');
  expect(t.replicate.counts.creates()).toHaveLength(5);
  // The budget that a run was given last stays its own.
  await t.goOn(state.runId);
  expect(t.replicate.counts.creates()).toHaveLength(5);
  expect((await t.goOn(state.runId, { budget: 1 })).state.status).toBe('succeeded');
  expect(t.replicate.counts.creates()).toHaveLength(12);
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.48, reservedToday: 0 });
});

/** A run of two pictures made grey: the second picture is held, and its limit has no room for the first one's grey. */
async function pausedWithWork(hold: Fault = { kind: 'hold', at: 'processing' }) {
  const t = await setUp();
  await t.price({ 'render-text': 0.04, grayscale: 0.1 });
  const pipeline = await linesToPictures(t.client, 2, 'grayscale');
  t.replicate.faults.add({ on: 'predictions.create', fault: hold, after: 1 });
  const runId = newRunId();
  await t.client.runs.start({ runId, pipeline, budget: 0.12 });
  await t.replicate.faults.whenHeld(1);
  expect(await untilEvent(t.client, runId, 'run.paused')).toMatchObject({
    because:
      'A limit is reached: this run has spent $0.04 of $0.12 and set aside $0.04 more, and builtin/grayscale is next and may cost $0.10.',
  });
  expect((await t.client.runs.list({}))[0]).toMatchObject({ runId, status: 'paused' });
  return { ...t, runId };
}

test('what is under way when a limit is reached goes on, and nothing else is sent', async () => {
  const t = await pausedWithWork();
  t.replicate.faults.release();
  const { state } = await followRun(t.engine, t.runId);
  expect(state.status).toBe('paused');
  expect(Object.values(state.tasks).filter(({ status }) => status === 'running')).toEqual([]);
  expect(state.nodes).toMatchObject({ draw: { status: 'succeeded' } });
  expect(t.replicate.counts.creates()).toHaveLength(2);
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.08, reservedToday: 0 });
  const { state: ended } = await t.goOn(t.runId, { budget: 1 });
  expect(ended.status).toBe('succeeded');
  expect(t.replicate.counts.creates()).toHaveLength(4);
});

test('a limit that is raised while predictions are under way lets the run go on at once', async () => {
  const t = await pausedWithWork();
  await t.client.runs.continue({ runId: t.runId, budget: 1 });
  await untilEvent(t.client, t.runId, 'task.succeeded', 'gray');
  t.replicate.faults.release();
  const { state, events } = await followRun(t.engine, t.runId);
  expect(state.status).toBe('succeeded');
  expect(events.filter(({ type }) => type === 'run.continued')).toHaveLength(1);
  expect(events.filter(({ type }) => type === 'run.resumed')).toEqual([]);
  expect(t.replicate.counts.creates()).toHaveLength(4);
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.28, reservedToday: 0 });
});

test("a limit that was raised while predictions were under way stays the run's own", async () => {
  const t = await pausedWithWork();
  // Room for one of the two greys.
  await t.client.runs.continue({ runId: t.runId, budget: 0.2 });
  await untilEvent(t.client, t.runId, 'task.succeeded', 'gray');
  t.replicate.faults.release();
  const { state } = await followRun(t.engine, t.runId);
  expect(state.paused).toMatchObject({ refusal: { limit: 0.2, spent: 0.18 } });
  expect((await t.goOn(t.runId)).state.paused).toMatchObject({ refusal: { limit: 0.2 } });
  expect(t.replicate.counts.creates()).toHaveLength(3);
});

test('a limit that was raised in another host holds where the first one goes on', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  const { state } = await t.start(await linesToPictures(t.client, 12), { budget: 0.1 });
  const { runId } = state;
  expect(state.paused).toMatchObject({ refusal: { limit: 0.1, spent: 0.08 } });
  const other = await createEngine(t.options);
  onTestFinished(() => other.close());
  await other.client.runs.resume({ runId, budget: 0.3 });
  const raised = await followRun(other, runId);
  expect(raised.state.paused).toMatchObject({ refusal: { limit: 0.3, spent: 0.28 } });
  const back = await t.goOn(runId);
  expect(back.state.paused).toMatchObject({ refusal: { limit: 0.3, spent: 0.28 } });
  expect((await t.goOn(runId, { budget: 1 })).state.status).toBe('succeeded');
  expect(t.replicate.counts.creates()).toHaveLength(12);
});

test('a paused run is canceled with what is under way, and at rest', async () => {
  const t = await pausedWithWork({ kind: 'hold', at: 'processing', answers: 'at once' });
  expect(await t.client.runs.cancel({ runId: t.runId })).toEqual({ canceled: true });
  expect(t.replicate.counts.live()).toBe(0);
  expect((await followRun(t.engine, t.runId)).state.status).toBe('canceled');
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.08, reservedToday: 0 });

  const { state } = await t.start(await linesToPictures(t.client, 2), { budget: 0.01 });
  expect(state.status).toBe('paused');
  expect(await t.client.runs.cancel(state)).toEqual({ canceled: true });
  expect((await followRun(t.engine, state.runId)).state.status).toBe('canceled');
  expect(t.replicate.counts.creates()).toHaveLength(2);
});

test('what ends cheaper than its estimate leaves room: the run pauses only where nothing fits', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  const pipeline = await linesToPictures(t.client, 3);
  // What fails is free.
  const fault = { kind: 'model-failure' } as const;
  t.replicate.faults.add({ on: 'predictions.create', fault, times: 2 });
  const { state } = await t.start(pipeline, { budget: 0.1 });
  expect(state.status).toBe('failed');
  expect(t.replicate.counts.creates()).toHaveLength(3);
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.04, reservedToday: 0 });
});

test('the limit of a day holds for runs together', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  await t.client.budget.set({ perDay: 0.1, perRun: null });
  const runs = await Promise.all(
    [3, 4].map(async (lines) => t.start(await linesToPictures(t.client, lines))),
  );
  expect(runs.map(({ state }) => state.status)).toEqual(['paused', 'paused']);
  expect(t.replicate.counts.creates()).toHaveLength(2);
  const { paused, runId } = runs[1]?.state ?? {};
  expect(paused?.because).toMatch(
    /^A limit is reached: the runs of today have spent .+ of \$0\.10/,
  );
  await t.client.budget.set({ perDay: 1, perRun: null });
  if (runId === undefined) throw new Error('there is no second run');
  expect((await t.goOn(runId)).state.status).toBe('succeeded');
});

test('what the limit of a day has paused goes on after midnight, and not before', async () => {
  let now = new Date(2026, 4, 12, 23, 50).getTime();
  await using t = await createPaidEngine({ now: () => now });
  await t.price({ 'render-text': 0.04 });
  await t.client.budget.set({ perDay: 0.1, perRun: null });
  const { state: paused } = await t.start(await linesToPictures(t.client, 4));
  expect(paused.status).toBe('paused');
  const { runId } = paused;
  expect((await t.goOn(runId)).state.status).toBe('paused');
  expect(t.replicate.counts.creates()).toHaveLength(2);
  now = new Date(2026, 4, 13, 0, 1).getTime();
  expect((await t.goOn(runId)).state.status).toBe('succeeded');
  expect(t.replicate.counts.creates()).toHaveLength(4);
  expect(await t.client.budget.get()).toMatchObject({ day: '2026-05-13', spentToday: 0.08 });
  // A clock that is set back finds both days spent.
  now = new Date(2026, 4, 12, 20).getTime();
  expect(await t.client.budget.get()).toMatchObject({ day: '2026-05-12', spentToday: 0.16 });
});

test('the limit per run of the data folder holds for a run that is given none', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  await t.client.budget.set({ perDay: null, perRun: 0.05 });
  const pipeline = await linesToPictures(t.client, 3);
  expect((await t.start(pipeline)).state.status).toBe('paused');
  expect(t.replicate.counts.creates()).toHaveLength(1);
  expect((await t.start(pipeline, { budget: 0.12 })).state.status).toBe('succeeded');
});

test('under a limit an unknown price pauses the run unless it allows it', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  const pipeline = await textToGrey(t.client);
  const { state } = await t.start(pipeline, { budget: 1 });
  expect(state.paused).toMatchObject({
    because:
      'A limit is reached: this run has spent $0.04 of $1.00, and nobody knows what builtin/grayscale costs.',
    refusal: { reason: 'unknown-price', next: null },
  });
  expect(state.nodes).toMatchObject({ gray: { status: 'waiting' } });
  expect(t.replicate.counts.creates()).toHaveLength(1);
  const more = await t.goOn(state.runId, { allowUnknown: true });
  expect(more.state.status).toBe('succeeded');
  expect(t.replicate.counts.creates()).toHaveLength(2);
});

test('what fails at the provider costs nothing, and what it refuses is given back', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  const pipeline = await linesToPictures(t.client, 1);
  const on = 'predictions.create';
  t.replicate.faults.add({ on, fault: { kind: 'model-failure' } });
  const failed = await t.start(pipeline, { budget: 0.05 });
  expect(failed.state.status).toBe('failed');
  t.replicate.faults.add({ on, fault: { kind: 'problem', status: 402 } });
  await t.resume(failed.state.runId);
  expect(await t.client.budget.get()).toMatchObject({
    spentToday: 0,
    reservedToday: 0,
    unknownToday: 0,
  });
  expect((await t.resume(failed.state.runId)).state.status).toBe('succeeded');
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.04, reservedToday: 0 });
});

test('the models of this computer are free under any limit', async () => {
  const t = await setUp();
  await t.client.budget.set({ perDay: 0, perRun: 0 });
  const { state, events } = await t.start(await textToGrey(t.client, 'builtin'));
  expect(state.status).toBe('succeeded');
  expect(new Set(Object.values(costsIn(events)))).toEqual(new Set([0]));
});

test('a run that is canceled leaves nothing reserved, and what was canceled counts', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  const pipeline = await linesToPictures(t.client, 2);
  t.replicate.faults.add({
    on: 'predictions.create',
    fault: { kind: 'hold', at: 'processing', answers: 'at once' },
    times: 2,
  });
  const runId = newRunId();
  await t.client.runs.start({ runId, pipeline });
  await untilSubmitted(t.client, runId, 2);
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0, reservedToday: 0.08 });
  await t.client.runs.cancel({ runId });
  expect(t.replicate.counts.live()).toBe(0);
  expect(await t.client.budget.get()).toMatchObject({
    spentToday: 0.08,
    reservedToday: 0,
    unknownToday: 2,
  });
});

test('what is left at the provider stays reserved until it is picked up', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  const pipeline = await linesToPictures(t.client, 1);
  const hold = {
    on: 'predictions.create',
    fault: { kind: 'hold', at: 'processing', answers: 'at once' },
  } as const;
  t.replicate.faults.add(hold);
  const runId = newRunId();
  await t.client.runs.start({ runId, pipeline });
  await untilSubmitted(t.client, runId, 1);
  await t.replicate.faults.whenHeld(1);
  await t.engine.close({ leave: true });
  t.replicate.faults.release();
  await using next = await openAgain(t.options);
  const { state } = await followRun(next.engine, runId);
  expect(state.status).toBe('succeeded');
  expect(t.replicate.counts.creates()).toHaveLength(1);
  expect(await next.engine.client.budget.get()).toMatchObject({
    spentToday: 0.04,
    reservedToday: 0,
    unknownToday: 0,
  });
});

/** The next event of this type that a run tells, of one node where it is given. */
async function untilEvent(
  client: EngineClient,
  runId: RunId,
  type: RunEvent['type'],
  node?: string,
): Promise<RunEvent> {
  for await (const event of eachEvent(await client.runs.events({ runId })))
    if (event.type === type && (node === undefined || ('nodeId' in event && event.nodeId === node)))
      return event;
  throw new Error(`The run ${runId} told no ${type}.`);
}

/** Waits until so many predictions of a run are known at the provider. */
async function untilSubmitted(client: EngineClient, runId: RunId, count: number): Promise<void> {
  let submitted = 0;
  for await (const event of eachEvent(await client.runs.events({ runId })))
    if (event.type === 'task.submitted' && ++submitted === count) return;
}

async function openAgain(options: EngineOptions) {
  const engine = await createEngine({ ...options, recover: true });
  return { engine, [Symbol.asyncDispose]: () => engine.close() };
}
