import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { toRunId } from '../../../shared/domain/ids.ts';
import { createScriptedServer, sendJson } from '../../../test/conformance/scriptedServer.ts';
import { createTestEngine } from '../../../test/support/testEngine.ts';
import { createMoney } from '../money/createMoney.ts';
import { openDatabase } from '../store/openDatabase.ts';

test('the budget is kept, and tells how the day stands', async () => {
  await using t = await createTestEngine();
  const nothing = { spentToday: 0, reservedToday: 0, unknownToday: 0 };
  expect(await t.client.budget.get()).toMatchObject({ perDay: null, perRun: null, ...nothing });
  await t.client.budget.set({ perDay: 5, perRun: 0.5 });
  const database = openDatabase(join(t.options.dataDir, 'journal.sqlite'));
  const { ledger } = createMoney(database, Date.now);
  const key = { runId: toRunId('r'), taskKey: 'a' };
  ledger.reserve({ ...key, provider: 'replicate', model: 'acme/a', usd: 0.5 });
  ledger.reserve({ ...key, taskKey: 'b', provider: 'replicate', model: 'acme/a', usd: 0.25 });
  ledger.settle(key, 0.4, 'succeeded');
  expect(await t.client.budget.get()).toEqual({
    perDay: 5,
    perRun: 0.5,
    day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    spentToday: 0.4,
    reservedToday: 0.25,
    unknownToday: 0,
  });
  database.close();
  await expect(t.client.budget.set({ perDay: -1, perRun: null })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('"perDay"'),
  });
});

test('prices are set, refused by name, imported, exported and removed', async () => {
  await using t = await createTestEngine();
  const before = await t.client.prices.list();
  const own = { model: 'acme/a', charges: [{ unit: 'run' as const, price: 0.1 }] };
  const { models } = await t.client.prices.set({ models: [own] });
  expect(models.find(({ model }) => model === 'acme/a')).toMatchObject({ source: 'user' });
  await expect(
    t.client.prices.set({ models: [{ ...own, charges: [{ unit: 'run', price: -1 }] }] }),
  ).rejects.toMatchObject({ message: expect.stringContaining('models.0.charges.0.price') });
  const { text } = await t.client.prices.export({});
  await t.client.prices.remove({ models: ['acme/a'] });
  expect(await t.client.prices.list()).toEqual(before);
  await t.client.prices.import({ text });
  expect((await t.client.prices.list()).models).toEqual(models);
  await expect(t.client.prices.import({ text: '{}' })).rejects.toMatchObject({
    data: { kind: 'invalid-input' },
  });
});

test('choosing a model keeps how long its example took, for estimates', async () => {
  const version = 'a'.repeat(64);
  const server = await createScriptedServer((response) =>
    sendJson(response, 200, {
      owner: 'acme',
      name: 'slow',
      latest_version: { id: version, openapi_schema: { components: { schemas: {} } } },
      default_example: { input: {}, output: null, metrics: { predict_time: 20 } },
    }),
  );
  onTestFinished(() => server.close());
  await using t = await createTestEngine({
    env: { REPLICATE_BASE_URL: server.baseUrl, REPLICATE_API_TOKEN: 'r8_token' },
  });
  await t.client.models.choose({ provider: 'replicate', model: 'acme/slow' });
  await t.client.prices.set({
    models: [{ model: 'acme/slow', charges: [{ unit: 'second_predict', hardware: 'gpu-t4' }] }],
  });
  const database = openDatabase(join(t.options.dataDir, 'journal.sqlite'));
  const money = createMoney(database, Date.now);
  const question = { provider: 'replicate', version, inputs: { values: {}, open: [] } };
  expect(money.estimate({ ...question, model: 'acme/slow' })).toMatchObject({
    kind: 'known',
    likely: expect.closeTo(20 * 0.000225, 9),
    basis: { message: expect.stringContaining('Example run of the model') as string },
  });
  expect(money.estimate({ ...question, model: 'acme/other' })).toMatchObject({ kind: 'unknown' });
  database.close();
});
