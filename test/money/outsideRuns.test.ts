import { expect, onTestFinished, test } from 'vitest';
import { createPaidEngine } from './replicate.ts';

const provider = 'replicate';

async function setUp() {
  const t = await createPaidEngine();
  onTestFinished(() => t[Symbol.asyncDispose]());
  const { predictions, models } = t.client.resources;
  return {
    ...t,
    create: async (name: string, input: { readonly [port: string]: string }) => {
      const ref = { provider, owner: 'builtin', name };
      const version = (await models.get(ref)).latestVersion?.id ?? '';
      return predictions.create({ ...ref, version, endpoint: 'predictions', input });
    },
  };
}

test('what is created by hand counts for the day, and its limit holds', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  await t.client.budget.set({ perDay: 0.1, perRun: null });
  await t.create('render-text', { prompt: 'one' });
  await t.create('render-text', { prompt: 'two' });
  await expect(t.create('render-text', { prompt: 'three' })).rejects.toMatchObject({
    data: {
      kind: 'budget-exceeded',
      message: expect.stringContaining(
        'have spent $0.08 of $0.10, and builtin/render-text is next',
      ),
    },
  });
  expect(t.replicate.counts.creates()).toHaveLength(2);
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.08, reservedToday: 0 });
});

test('what the provider refuses is given back', async () => {
  const t = await setUp();
  await t.price({ 'render-text': 0.04 });
  await expect(t.create('render-text', { no: 'prompt' })).rejects.toThrow();
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0, reservedToday: 0 });
});

test('an unknown price counts as unknown, and stops nothing before the limit is reached', async () => {
  const t = await setUp();
  await t.client.budget.set({ perDay: 1, perRun: null });
  await t.create('render-text', { prompt: 'one' });
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0, unknownToday: 1 });
  await t.client.budget.set({ perDay: 0, perRun: null });
  await expect(t.create('render-text', { prompt: 'two' })).rejects.toMatchObject({
    data: { message: expect.stringContaining('the runs of today have spent $0 of $0') },
  });
});
