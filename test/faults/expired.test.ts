import { expect, test } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import { buildCrashPipelines } from '../crash/crashPipelines.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

/** A run at a Replicate that the built-in server plays, of whose second prediction the output is gone. */
async function expire() {
  const t = await createTestEngine();
  await t.engine.close();
  const engine = await createEngine({
    ...t.options,
    env: {
      REPLICATE_BASE_URL: t.server.baseUrl,
      REPLICATE_API_TOKEN: t.options.builtin?.token ?? '',
    },
  });
  const charges = [{ unit: 'run', price: 0.01 } as const];
  await engine.client.prices.set({ models: [{ model: 'builtin/*', charges }] });
  t.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'expired-output' },
    model: 'builtin/grayscale',
  });
  const { chain } = await buildCrashPipelines(1);
  const runId = newRunId();
  await engine.client.runs.start({ runId, pipeline: chain });
  const follow = async () => (await followRun(engine, runId)).state;
  return {
    engine,
    runId,
    follow,
    creates: () => t.server.counts.creates().map(({ model }) => model?.replace('builtin/', '')),
    async [Symbol.asyncDispose]() {
      await engine.close();
      await t[Symbol.asyncDispose]();
    },
  };
}

test('an output that has expired is told with what it costs to make it again, and is made again only by choice', async () => {
  await using e = await expire();
  const { engine, runId } = e;
  const first = await e.follow();
  expect(first.tasks['gray']?.failure).toMatchObject({
    kind: 'prediction-failed',
    expired: true,
    message: expect.stringMatching(
      /^The output of the prediction \w+ has expired, .* choose "Make again" .* costs up to \$0\.01\.$/,
    ),
  });
  expect(first.tasks['large']?.status).toBe('skipped');
  expect(e.creates()).toEqual(['render-text', 'grayscale']);

  await engine.client.runs.resume({ runId });
  expect((await e.follow()).tasks['gray']?.failure).toEqual(first.tasks['gray']?.failure);
  expect(e.creates()).toEqual(['render-text', 'grayscale']);

  await engine.client.runs.resume({ runId, again: ['gray'] });
  const last = await e.follow();
  expect(last.status).toBe('succeeded');
  expect(e.creates()).toEqual(['render-text', 'grayscale', 'grayscale', 'upscale']);
  expect(Object.values(last.tasks).map(({ cost }) => cost)).toContain(0.01);
});

test('what is to be made again goes with all that hangs on it, and nothing else', async () => {
  await using e = await expire();
  const { engine, runId } = e;
  await e.follow();
  await engine.client.runs.resume({ runId, again: ['draw'] });
  const { status, nodes } = await e.follow();
  expect(status).toBe('succeeded');
  expect(nodes[toNodeId('text')]?.status).toBe('succeeded');
  expect(e.creates()).toEqual(['render-text', 'grayscale', 'render-text', 'grayscale', 'upscale']);
  await expect(engine.client.runs.resume({ runId, again: ['no id'] })).rejects.toMatchObject({
    data: { kind: 'invalid-input' },
  });
});
