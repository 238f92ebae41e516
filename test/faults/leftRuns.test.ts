import { expect, onTestFinished, test, vi } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { EngineOptions } from '../../electron/engine/engine.ts';
import { createPaidEngine, linesToPictures } from '../money/replicate.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { followRun, newRunId } from '../support/testEngine.ts';

/** A run of two pictures, held at their provider, whose engine has ended: each costs 4 cents. */
async function leftRun(whenLeft?: (t: Awaited<ReturnType<typeof createPaidEngine>>) => unknown) {
  const t = await createPaidEngine();
  onTestFinished(() => t[Symbol.asyncDispose]());
  await t.price({ 'render-text': 0.04 });
  const pipeline = await linesToPictures(t.client, 2);
  const runId = newRunId();
  if (whenLeft === undefined) {
    const fault = { kind: 'hold', at: 'processing', answers: 'at once' } as const;
    t.replicate.faults.add({ on: 'predictions.create', fault, times: 2 });
    await t.client.runs.start({ runId, pipeline });
    await t.replicate.faults.whenHeld(2);
    const ids = new Set();
    for await (const event of eachEvent(await t.client.runs.events({ runId })))
      if (event.type === 'task.submitted' && ids.add(event.predictionId).size === 2) break;
  } else {
    await whenLeft(t);
    await t.client.runs.start({ runId, pipeline });
    await vi.waitFor(() => expect(t.replicate.counts.requests('predictions.list')).toBe(2), 20_000);
  }
  await t.engine.close({ leave: true });
  return { ...t, runId };
}

async function openEngine(options: EngineOptions) {
  const engine = await createEngine(options);
  onTestFinished(() => engine.close());
  return engine;
}

test('a run whose engine died is canceled with what it had begun at its provider', async () => {
  const { replicate, options, runId } = await leftRun();
  const engine = await openEngine(options);
  const statusOf = async () => (await engine.client.runs.get({ runId })).status;
  expect([await statusOf(), replicate.counts.live()]).toEqual(['interrupted', 2]);
  await expect(engine.client.runs.delete({ runIds: [runId] })).rejects.toThrow(/has not ended/);
  expect(await engine.client.runs.cancel({ runId })).toEqual({ canceled: true });
  expect([await statusOf(), replicate.counts.live()]).toEqual(['canceled', 0]);
  const { state } = await followRun(engine, runId);
  expect(Object.values(state.nodes).map(({ counts }) => counts.canceled)).toContain(2);
  expect(await engine.client.budget.get()).toMatchObject({ reservedToday: 0, spentToday: 0.08 });
  expect(await engine.client.runs.cancel({ runId })).toEqual({ canceled: false });
  expect(await engine.client.runs.delete({ runIds: [runId] })).toMatchObject({ runs: 1 });
});

test('of two that cancel at once, and one that resumes, one has it', async () => {
  const { replicate, options, runId } = await leftRun();
  const [one, other] = [await openEngine(options), await openEngine(options)];
  const all = await Promise.allSettled([
    one.client.runs.cancel({ runId }),
    one.client.runs.cancel({ runId }),
    other.client.runs.cancel({ runId }),
  ]);
  expect(all.map((each) => each.status)).toEqual(Array.from(all, () => 'fulfilled'));
  await vi.waitFor(async () =>
    expect((await one.client.runs.get({ runId })).status).toBe('canceled'),
  );
  expect(replicate.counts.live()).toBe(0);
  expect(replicate.counts.requests('predictions.cancel')).toBe(2);
});

test('a run that can never go on, as its token is gone, is closed, says what may live, and can be deleted a week later', async () => {
  const { replicate, options, runId } = await leftRun();
  let now = Date.now();
  const engine = await openEngine({ ...options, env: {}, now: () => now });
  await expect(engine.client.runs.resume({ runId })).resolves.toMatchObject({ ok: false });
  expect(await engine.client.runs.cancel({ runId })).toEqual({ canceled: true });
  const { state } = await followRun(engine, runId);
  expect(state.status).toBe('canceled');
  expect(state.tasks['draw/0']?.failure).toMatchObject({
    kind: 'canceled',
    message: expect.stringMatching(
      /^Canceled\. Replicate does not say that \w+ has ended: look at it there\. Patchbay asks again /,
    ),
  });
  expect(replicate.counts.live()).toBe(2);
  // Nobody knows how they end: what was set aside counts.
  expect(await engine.client.budget.get()).toMatchObject({ reservedToday: 0, spentToday: 0.08 });
  await expect(engine.client.runs.delete({ runIds: [runId] })).rejects.toThrow(
    /It can be deleted once that has ended, or a week after it was canceled\.$/,
  );
  now += 8 * 86_400_000;
  expect(await engine.client.runs.delete({ runIds: [runId] })).toMatchObject({ runs: 1 });
  replicate.faults.clear();
});

test('a create whose answer was lost with the engine is looked for, and what it made is canceled', async () => {
  const { replicate, options, runId } = await leftRun(({ replicate: { faults } }) => {
    faults.add({ on: 'predictions.create', fault: { kind: 'drop', when: 'after' }, times: 2 });
    faults.add({
      on: 'predictions.list',
      fault: { kind: 'slow-body', bytes: 1, waitMs: 100_000 },
      times: 2,
    });
  });
  const engine = await openEngine(options);
  expect(replicate.counts.requests('predictions.cancel')).toBe(0);
  expect(await engine.client.runs.cancel({ runId })).toEqual({ canceled: true });
  expect(replicate.counts.requests('predictions.cancel')).toBe(2);
  expect(replicate.counts.creates()).toHaveLength(2);
  expect((await engine.client.budget.get()).reservedToday).toBe(0);
});
