import { describe, expect, onTestFinished, test } from 'vitest';
import { createScriptedServer, sendJson, type Answerer } from '../conformance/scriptedServer.ts';
import { scriptedApi, scriptedVersion } from '../support/scriptedApi.ts';
import { createServerTest } from './serverTest.ts';

const provider = 'replicate';
const own = 'http://127.0.0.1:9';

/** The server host, whose Replicate is a scripted server on loopback. */
async function setUp(options: { readonly publicUrl?: string; readonly answer?: Answerer } = {}) {
  const { publicUrl = own, answer = scriptedApi } = options;
  const far = await createScriptedServer(answer);
  const t = await createServerTest({
    publicUrl,
    env: { REPLICATE_BASE_URL: far.baseUrl, REPLICATE_API_TOKEN: 'r8_test' },
  });
  onTestFinished(async () => {
    await t[Symbol.asyncDispose]();
    await far.close();
  });
  const sent = (): readonly unknown[] =>
    far.requests.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body));
  const asked = (path: string): number =>
    far.requests.filter((request) => request.path === `/v1${path}`).length;
  return { api: t.host.engine.client.resources, sent, asked };
}

const order = {
  webhook: `${own}/webhooks/replicate`,
  webhook_events_filter: ['start', 'logs', 'completed'],
};
const input = {};
const plain = { version: scriptedVersion, input };
const model = { provider, owner: 'acme', name: 'upscale', version: scriptedVersion, input };

describe('what may cost money asks to be told of', () => {
  test('predictions, those of official models and deployments, and trainings; the secret is read once', async () => {
    const t = await setUp();
    await Promise.all([
      t.api.predictions.create({ ...model, endpoint: 'predictions' }),
      t.api.predictions.create({ ...model, name: 'official', endpoint: 'official-model' }),
      t.api.predictions.create({ ...model, owner: 'me', name: 'fast', endpoint: 'deployment' }),
      t.api.trainings.create({ ...model, destination: 'me/mine' }),
    ]);
    expect(t.sent()).toMatchObject([order, order, order, order]);
    expect(t.asked('/webhooks/default/secret')).toBe(1);
  });

  test('unless somebody else is to be told', async () => {
    const t = await setUp();
    const webhook = { url: 'https://example.org/mine' };
    await t.api.predictions.create({ ...model, endpoint: 'predictions', webhook });
    expect(t.sent()).toMatchObject([{ webhook: webhook.url }]);
  });

  test('unless it could not reach this server', async () => {
    const t = await setUp({ publicUrl: 'https://patchbay.example.org' });
    await t.api.predictions.create({ ...model, endpoint: 'predictions' });
    expect(t.sent()).toEqual([plain]);
  });

  test('unless the secret is not to be had, which is not asked for again at once', async () => {
    const t = await setUp({
      answer: (response, request, index) =>
        request.path.endsWith('/secret')
          ? sendJson(response, 403, { detail: 'no' })
          : scriptedApi(response, request, index),
    });
    await t.api.predictions.create({ ...model, endpoint: 'predictions' });
    await t.api.predictions.create({ ...model, endpoint: 'predictions' });
    expect(t.sent()).toEqual([plain, plain]);
    expect(t.asked('/webhooks/default/secret')).toBe(1);
  });
});
