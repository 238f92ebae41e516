import { expect, test } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { EngineOptions } from '../../electron/engine/engine.ts';
import { buildCrashPipelines } from '../crash/crashPipelines.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

const hour = 3_600_000;

/** Engines, one after the other, at a Replicate that the built-in server plays, on a computer whose clock can be set. */
async function openClock() {
  const t = await createTestEngine();
  await t.engine.close();
  let offset = 0;
  const env = {
    REPLICATE_BASE_URL: t.server.baseUrl,
    REPLICATE_API_TOKEN: t.options.builtin?.token ?? '',
  };
  const { chain } = await buildCrashPipelines(1);
  return {
    t,
    chain,
    set: (ms: number): void => void (offset = ms),
    open: (more: Partial<EngineOptions> = {}) =>
      createEngine({ ...t.options, env, now: () => Date.now() + offset, ...more }),
    [Symbol.asyncDispose]: () => t[Symbol.asyncDispose](),
  };
}

test.each([
  ['back', -5 * hour],
  ['ahead, as after a night in a bag', 9 * hour],
])('a clock that is set %s while a prediction runs changes nothing of the run', async (_, jump) => {
  await using c = await openClock();
  const engine = await c.open();
  c.t.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'hold', at: 'processing' },
    times: 2,
  });
  const runId = newRunId();
  await engine.client.runs.start({ runId, pipeline: c.chain });
  await c.t.server.faults.whenHeld(1);
  c.set(jump);
  c.t.server.faults.clear();
  const { state, events } = await followRun(engine, runId);
  expect(state.status).toBe('succeeded');
  expect(events.map(({ seq }) => seq)).toEqual(events.map((__, index) => index + 1));
  expect(c.t.server.counts.creates()).toHaveLength(3);
  await engine.close();
});

test.each([
  ['ahead', 20 * hour],
  ['back', -20 * hour],
])(
  'a create whose answer was lost while the clock was %s is found once it is right',
  async (_, offset) => {
    await using c = await openClock();
    c.set(offset);
    const wrong = await c.open();
    c.t.server.faults.add({ on: 'predictions.create', fault: { kind: 'drop', when: 'after' } });
    const refused = { kind: 'problem', status: 401, detail: 'Unauthenticated' } as const;
    c.t.server.faults.add({ on: 'predictions.list', fault: refused });
    const runId = newRunId();
    await wrong.client.runs.start({ runId, pipeline: c.chain });
    expect((await followRun(wrong, runId)).state.status).toBe('failed');
    await wrong.close();
    c.set(0);
    const right = await c.open();
    await right.client.runs.resume({ runId });
    expect((await followRun(right, runId)).state.status).toBe('succeeded');
    expect(c.t.server.counts.creates()).toHaveLength(3);
    await right.close();
  },
);
