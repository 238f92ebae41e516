import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { EngineClient, EngineOptions } from '../../electron/engine/engine.ts';
import type { RunId } from '../../shared/domain/ids.ts';
import type { RunEvent } from '../../shared/run/events.ts';
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

test('parallel tasks never pass the limit of a run, and a higher budget resumes it', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  const pipeline = await linesToPictures(t.client, 12);
  const { state, events } = await t.start(pipeline, { budget: 0.1 });
  expect(t.replicate.counts.creates()).toHaveLength(2);
  expect(state.status).toBe('failed');
  const refused = events.filter((event) => event.type === 'task.failed');
  expect(refused).toHaveLength(10);
  expect(refused[0]).toMatchObject({
    failure: {
      kind: 'budget-exceeded',
      message:
        'builtin/render-text was not started, as it may cost $0.04 and would bring this run to $0.12 of $0.10: give the run a higher limit (Settings, Budget, or --budget) and resume it.',
    },
  });
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.08, reservedToday: 0 });

  const more = await t.resume(state.runId, { budget: 0.2 });
  expect(more.state.status).toBe('failed');
  expect(t.replicate.counts.creates()).toHaveLength(5);
  // The budget that a run was given last stays its own.
  await t.resume(state.runId);
  expect(t.replicate.counts.creates()).toHaveLength(5);
  expect((await t.resume(state.runId, { budget: 1 })).state.status).toBe('succeeded');
  expect(t.replicate.counts.creates()).toHaveLength(12);
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.48, reservedToday: 0 });
});

test('the limit of a day holds for runs together', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  await t.client.budget.set({ perDay: 0.1, perRun: null });
  const runs = await Promise.all(
    [3, 4].map(async (lines) => t.start(await linesToPictures(t.client, lines))),
  );
  expect(runs.map(({ state }) => state.status)).toEqual(['failed', 'failed']);
  expect(t.replicate.counts.creates()).toHaveLength(2);
  const [failure] = runs.flatMap(({ state }) =>
    Object.values(state.tasks).flatMap((task) => task.failure ?? []),
  );
  expect(failure?.message).toContain(
    'would bring today to $0.12 of $0.10: raise the limit per day (Settings, Budget)',
  );
});

test('the limit per run of the data folder holds for a run that is given none', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  await t.client.budget.set({ perDay: null, perRun: 0.05 });
  const pipeline = await linesToPictures(t.client, 3);
  expect((await t.start(pipeline)).state.status).toBe('failed');
  expect(t.replicate.counts.creates()).toHaveLength(1);
  expect((await t.start(pipeline, { budget: 0.12 })).state.status).toBe('succeeded');
});

test('under a limit an unknown price is refused unless the run allows it', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  const pipeline = await textToGrey(t.client);
  const { state } = await t.start(pipeline, { budget: 1 });
  expect(state.tasks['gray']?.failure).toMatchObject({
    kind: 'budget-exceeded',
    message:
      'builtin/grayscale was not started, as nobody knows what it costs and this run has a limit of $1.00: set its price in Settings, Budget, or allow unknown costs for this run.',
  });
  expect(t.replicate.counts.creates()).toHaveLength(1);
  const more = await t.resume(state.runId, { allowUnknown: true });
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
    fault: { kind: 'hold', at: 'processing' },
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
  const hold = { on: 'predictions.create', fault: { kind: 'hold', at: 'processing' } } as const;
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

/** Waits until so many predictions of a run are known at the provider. */
async function untilSubmitted(client: EngineClient, runId: RunId, count: number): Promise<void> {
  let submitted = 0;
  for await (const event of await client.runs.events({ runId }))
    if (event.type === 'task.submitted' && ++submitted === count) return;
}

async function openAgain(options: EngineOptions) {
  const engine = await createEngine({ ...options, recover: true });
  return { engine, [Symbol.asyncDispose]: () => engine.close() };
}
