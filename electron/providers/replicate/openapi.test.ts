import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import {
  operationIdsOf,
  problemsOf,
  readOpenapi,
} from '../../../test/conformance/openapiRequests.ts';
import {
  rawPrediction,
  sendJson,
  type SeenRequest,
} from '../../../test/conformance/scriptedServer.ts';
import { startScripted } from '../../../test/conformance/startScripted.ts';
import { sharedData } from '../../../test/sharedData.ts';
import type { ReplicateProvider } from './createReplicateProvider.ts';

const data = sharedData('replicate-openapi.json');
const ref = { owner: 'acme', name: 'upscale' };
const version = 'a'.repeat(64);
const upload = {
  name: 'a.txt',
  mediaType: 'text/plain',
  size: 2,
  open: () => Readable.from([Buffer.from('hi')]),
};

const request = { model: 'acme/upscale', version, input: { a: 1 } };
const release = { version, hardware: 'cpu', minInstances: 0, maxInstances: 20 };
const webhook = { url: 'https://example.org/hook', events: ['start', 'completed'] } as const;

const calls: readonly [string, (provider: ReplicateProvider) => Promise<unknown>][] = [
  ['account.get', (provider) => provider.account.get()],
  ['search', (provider) => provider.models.search('nano banana')],
  ['models.list', (provider) => provider.models.list({ cursor: 'c' })],
  ['models.get', (provider) => provider.models.get(ref)],
  ['models.readme.get', (provider) => provider.models.readme(ref)],
  ['models.versions.list', (provider) => provider.versions.list(ref)],
  ['models.versions.get', (provider) => provider.versions.get({ ...ref, version })],
  [
    'predictions.create',
    (provider) =>
      provider.predictions.create({
        model: 'acme/upscale',
        version,
        input: { a: [1, null, 'x'] },
        cancelAfterMs: 90_000,
      }),
  ],
  ['predictions.get', (provider) => provider.predictions.get('p1')],
  ['predictions.cancel', (provider) => provider.predictions.cancel('p1')],
  [
    'predictions.list',
    (provider) =>
      provider.predictions.list({
        createdAfter: '2026-01-01T00:00:00Z',
        createdBefore: '2026-02-01T00:00:00Z',
      }),
  ],
  ['files.create', (provider) => provider.files.upload(upload)],
  ['files.get', (provider) => provider.files.get('f1')],
  ['files.list', (provider) => provider.files.list()],
  ['files.delete', (provider) => provider.files.delete('f1')],
  ['search', (provider) => provider.search.everything('nano banana', { limit: 50 })],
  ['models.search', (provider) => provider.search.models('nano banana', { cursor: 'c' })],
  [
    'models.list',
    (provider) => provider.models.list({ sortBy: 'model_created_at', sortDirection: 'asc' }),
  ],
  ['models.examples.list', (provider) => provider.examples.list(ref)],
  [
    'models.create',
    (provider) =>
      provider.ownModels.create({
        ...ref,
        visibility: 'private',
        hardware: 'cpu',
        description: 'd',
        githubUrl: 'https://example.org/code',
        paperUrl: 'https://example.org/paper',
        licenseUrl: 'https://example.org/licence',
        coverImageUrl: 'https://example.org/cover.png',
      }),
  ],
  [
    'models.update',
    (provider) =>
      provider.ownModels.update(ref, {
        description: 'd',
        readme: '# r',
        githubUrl: 'https://example.org/code',
        paperUrl: 'https://example.org/paper',
        weightsUrl: 'https://example.org/weights',
        licenseUrl: 'https://example.org/licence',
      }),
  ],
  ['models.delete', (provider) => provider.ownModels.delete(ref)],
  ['models.versions.delete', (provider) => provider.ownModels.deleteVersion({ ...ref, version })],
  [
    'models.predictions.create',
    (provider) =>
      provider.officialModels.predict(ref, { ...request, webhook, cancelAfterMs: 5000 }),
  ],
  ['predictions.create', (provider) => provider.predictions.create({ ...request, webhook })],
  ['predictions.list', (provider) => provider.predictions.list({ source: 'web' })],
  ['collections.list', (provider) => provider.collections.list()],
  ['collections.get', (provider) => provider.collections.get('a-b')],
  ['hardware.list', (provider) => provider.hardware.list()],
  ['deployments.list', (provider) => provider.deployments.list()],
  ['deployments.get', (provider) => provider.deployments.get(ref)],
  [
    'deployments.create',
    (provider) => provider.deployments.create({ ...release, name: 'mine', model: 'acme/upscale' }),
  ],
  ['deployments.update', (provider) => provider.deployments.update(ref, release)],
  ['deployments.update', (provider) => provider.deployments.update(ref, { minInstances: 0 })],
  ['deployments.delete', (provider) => provider.deployments.delete(ref)],
  ['deployments.predictions.create', (provider) => provider.deployments.predict(ref, request)],
  [
    'trainings.create',
    (provider) =>
      provider.trainings.create({ ...ref, version, destination: 'me/mine', input: {}, webhook }),
  ],
  ['trainings.list', (provider) => provider.trainings.list()],
  ['trainings.get', (provider) => provider.trainings.get('t1')],
  ['trainings.cancel', (provider) => provider.trainings.cancel('t1')],
  [
    'files.download',
    (provider) =>
      provider.signedFiles.download({
        id: 'f1',
        owner: 'me',
        expiry: 2_000_000_000,
        signature: 'a+/=',
      }),
  ],
  ['webhooks.default.secret.get', (provider) => provider.webhooks.secret()],
];

describe.skipIf(data.missing)('every request is one that the official document knows', () => {
  test.each(calls)('%s', async (operationId, call) => {
    const document = readOpenapi(data.path);
    const { provider, server } = await startScripted((response) =>
      sendJson(response, 200, rawPrediction()),
    );
    // What the answer is read as is no matter here.
    await call(provider).catch(() => undefined);
    const [seen] = server.requests;
    if (seen === undefined) throw new Error('nothing was sent');
    expect(await problemsOf(document, operationId, seen)).toEqual([]);
  });

  test('there is a method for every operation', () => {
    const known = [...new Set(calls.map(([operationId]) => operationId))].sort();
    expect(known).toEqual(operationIdsOf(readOpenapi(data.path)));
    expect(known).toHaveLength(37);
  });

  test('the check itself sees a wrong path, query, header and body', async () => {
    const document = readOpenapi(data.path);
    const seen: SeenRequest = {
      method: 'POST',
      path: '/v1/predictions',
      query: new URLSearchParams('limit=3'),
      headers: { 'content-type': 'application/json', prefer: 'wait=100' },
      body: JSON.stringify({ model: 'acme/upscale', input: {} }),
      bytes: Buffer.alloc(0),
    };
    const problems = await problemsOf(document, 'predictions.create', seen);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'query',
      'header',
      'body',
      'body',
    ]);
    const lost = { ...seen, path: '/v1/models/a/b/versions/c/predictions' };
    expect(await problemsOf(document, 'predictions.create', lost)).toEqual(['no such operation']);
  });
});
