import { expect, onTestFinished, test } from 'vitest';
import type { RunEvent } from '../../shared/run/events.ts';
import { withPolicy } from '../support/withPolicy.ts';
import { followRun } from '../support/testEngine.ts';
import { createPaidEngine, linesToPictures } from './replicate.ts';

async function setUp() {
  const t = await createPaidEngine();
  onTestFinished(() => t[Symbol.asyncDispose]());
  await t.price({ 'render-text': 0.04 });
  return { ...t, creates: () => t.replicate.counts.creates().length };
}

function failuresIn(events: readonly RunEvent[]): readonly RunEvent[] {
  return events.filter(({ type }) => type === 'task.failed');
}

test('an attempt that would cross the limit pauses the run, and begins once the limit is higher', async () => {
  const t = await setUp();
  const hold = { kind: 'hold', at: 'processing' } as const;
  t.replicate.faults.add({ on: 'predictions.create', fault: hold });
  const retry = { attempts: 2, backoffMs: 0, on: ['timeout'] } as const;
  const pipeline = await linesToPictures(t.client, 1);

  // What was canceled counts.
  const first = await t.start(withPolicy(pipeline, 'draw', { retry, timeoutMs: 1_000 }), {
    budget: 0.05,
  });
  expect(first.state.paused).toMatchObject({ why: 'budget', refusal: { spent: 0.04, next: 0.04 } });
  expect(failuresIn(first.events)).toEqual([]);
  expect(t.creates()).toBe(1);

  const { state } = await t.goOn(first.state.runId, { budget: 0.09 });
  expect(state.status).toBe('succeeded');
  expect(state.tasks['draw/0']).toMatchObject({ status: 'succeeded', attempt: 2 });
  expect(t.creates()).toBe(2);
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.08, reservedToday: 0 });
});

test('a task that waits for its next attempt does not keep a run from coming to rest at a limit', async () => {
  const t = await setUp();
  t.replicate.faults.add({ on: 'predictions.create', fault: { kind: 'model-failure' } });
  const retry = { attempts: 2, backoffMs: 600_000, on: ['failed'] } as const;
  const pipeline = withPolicy(await linesToPictures(t.client, 4), 'draw', { retry });
  const { state, events } = await t.start(pipeline, { budget: 0.09 });
  expect(state.paused).toMatchObject({ why: 'budget', refusal: { spent: 0.08, next: 0.04 } });
  expect(failuresIn(events)).toEqual([]);
  expect(t.creates()).toBe(3);
  await t.client.runs.cancel({ runId: state.runId });
  const ended = await followRun(t.engine, state.runId);
  expect(ended.state.status).toBe('canceled');
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.08, reservedToday: 0 });
});
