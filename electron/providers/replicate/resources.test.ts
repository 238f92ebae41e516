import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/conformance/failureOf.ts';
import {
  rawPrediction,
  sendJson,
  type Answerer,
} from '../../../test/conformance/scriptedServer.ts';
import { startScripted } from '../../../test/conformance/startScripted.ts';
import { abortableSleep } from './http/abortableSleep.ts';
import type { ReplicateProvider } from './createReplicateProvider.ts';

const ref = { owner: 'acme', name: 'upscale' };
const version = 'a'.repeat(64);
const release = { version, hardware: 'cpu', minInstances: 0, maxInstances: 1 };
const training = { ...ref, version, destination: 'me/mine', input: {} };
const prediction = { model: 'acme/upscale', version, input: {} };

const giving =
  (status: number, body: unknown): Answerer =>
  (response) =>
    sendJson(response, status, body);

describe('answers are read with tolerance', () => {
  test('a collection, with the text "null" as its next page', async () => {
    const { provider } = await startScripted(
      giving(200, { next: 'null', results: [{ slug: 'a', unknown: 1 }] }),
    );
    expect(await provider.collections.list()).toEqual({
      items: [{ slug: 'a', name: '', description: '' }],
    });
  });

  test('a deployment, also without a release', async () => {
    const full = {
      number: 2,
      model: 'acme/upscale',
      version,
      created_by: { username: 'me' },
      configuration: { hardware: 'cpu', min_instances: 1, max_instances: 3, scale: 'x' },
    };
    const { provider } = await startScripted(
      giving(200, {
        results: [
          { owner: 'me', name: 'a', current_release: full },
          { owner: 'me', name: 'b', current_release: null },
          { owner: 'me', name: 'c', current_release: { number: 'x' } },
        ],
      }),
    );
    const { items } = await provider.deployments.list();
    expect(items[0]).toEqual({
      owner: 'me',
      name: 'a',
      release: {
        number: 2,
        model: 'acme/upscale',
        version,
        createdAt: null,
        createdBy: 'me',
        hardware: 'cpu',
        minInstances: 1,
        maxInstances: 3,
      },
    });
    expect(items.slice(1).map((item) => item.release)).toEqual([null, null]);
  });

  test('a training, with and without a result', async () => {
    const output = { version: `me/mine:${version}` };
    const { provider } = await startScripted(
      giving(200, {
        results: [rawPrediction({ output }), rawPrediction({ status: 'queued', output: 'odd' })],
      }),
    );
    const { items } = await provider.trainings.list();
    expect(items.map((item) => item.output)).toEqual([{ ...output, weights: null }, null]);
    expect(items[1]?.status).toBe('unknown');
    expect(items[0]).not.toHaveProperty('streamUrl');
  });

  test('a search, without what is optional', async () => {
    const { provider, server } = await startScripted(
      giving(200, { query: 'x', models: [{ model: ref }], collections: null }),
    );
    const found = await provider.search.everything('x', { limit: 7 });
    expect(found.models[0]).toMatchObject({ ...ref, tags: [], score: null });
    expect(found).toMatchObject({ collections: [], pages: [] });
    expect(server.requests[0]?.query.get('limit')).toBe('7');
  });

  test.each([
    ['hardware', (provider: ReplicateProvider) => provider.hardware.list()],
    ['the secret', (provider: ReplicateProvider) => provider.webhooks.secret()],
    ['a training', (provider: ReplicateProvider) => provider.trainings.get('t')],
  ])('but %s of another shape is refused', async (_, call) => {
    const { provider } = await startScripted(giving(200, { wrong: true }));
    expect(await failureOf(call(provider))).toMatchObject({ kind: 'unexpected' });
  });
});

describe('what is created', () => {
  const creates: readonly (readonly [string, (provider: ReplicateProvider) => Promise<unknown>])[] =
    [
      ['a training', (provider) => provider.trainings.create(training)],
      [
        'a deployment',
        (provider) => provider.deployments.create({ ...release, name: 'd', model: 'acme/upscale' }),
      ],
      [
        'a model',
        (provider) => provider.ownModels.create({ ...ref, visibility: 'private', hardware: 'cpu' }),
      ],
      ['a prediction of a deployment', (provider) => provider.deployments.predict(ref, prediction)],
      [
        'a prediction of an official model',
        (provider) => provider.officialModels.predict(ref, prediction),
      ],
    ];

  test.each(creates)('%s is sent once where its answer is lost', async (_, create) => {
    for (const answer of [giving(500, {}), ((response) => void response.destroy()) as Answerer]) {
      const { provider, server } = await startScripted(answer);
      expect(await failureOf(create(provider))).toMatchObject({ kind: 'unknown-outcome' });
      expect(server.requests).toHaveLength(1);
    }
  });

  test.each(creates)('%s is sent again after a 429 only', async (_, create) => {
    const { provider, server, waits } = await startScripted((response, _request, index) =>
      sendJson(response, index === 0 ? 429 : 422, { detail: 'no', retry_after: 3 }),
    );
    expect(await failureOf(create(provider))).toMatchObject({ kind: 'provider-rejected' });
    expect(server.requests).toHaveLength(2);
    expect(waits).toEqual([3000]);
  });

  test('a training that is aborted under way is canceled', async () => {
    const abort = new AbortController();
    const { provider, server } = await startScripted(
      (response, { path }) => {
        abort.abort();
        sendJson(response, path.endsWith('/cancel') ? 200 : 201, rawPrediction({ id: 't7' }));
      },
      { sleep: abortableSleep },
    );
    const made = provider.trainings.create(training, { signal: abort.signal });
    expect(await failureOf(made)).toMatchObject({ kind: 'canceled' });
    expect(server.requests.map(({ path }) => path.split('/').at(-1))).toEqual([
      'trainings',
      'cancel',
    ]);
  });

  test('a model names no version where its endpoint does', async () => {
    const { provider, server } = await startScripted(giving(201, rawPrediction()));
    await provider.officialModels.predict(ref, { ...prediction, cancelAfterMs: 1 });
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ input: {} });
    expect(server.requests[0]?.headers['cancel-after']).toBe('5s');
  });
});

test('a change sends only what is changed', async () => {
  const { provider, server } = await startScripted(giving(200, ref));
  await provider.ownModels.update(ref, { readme: '' });
  expect(server.requests[0]).toMatchObject({ method: 'PATCH', body: '{"readme":""}' });
});

test('a deletion that is only accepted is done', async () => {
  const { provider, server } = await startScripted(
    (response) => void response.writeHead(202).end(),
  );
  await provider.ownModels.deleteVersion({ ...ref, version });
  expect(server.requests[0]?.method).toBe('DELETE');
});

test('a signed file is refused as a missing one', async () => {
  const { provider } = await startScripted(giving(404, { detail: 'File not found' }));
  const link = { id: 'f', owner: 'me', expiry: 1, signature: 's' };
  expect(await failureOf(provider.signedFiles.download(link))).toMatchObject({ kind: 'not-found' });
});
