import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createScriptedServer,
  sendJson,
  type Answerer,
} from '../../../test/conformance/scriptedServer.ts';
import { scriptedApi, scriptedVersion } from '../../../test/support/scriptedApi.ts';
import { createTestStore } from '../../../test/support/testStore.ts';
import { createReplicateProvider } from '../../providers/replicate/createReplicateProvider.ts';
import { cachedProvider } from './cachedProvider.ts';
import { createDocuments } from './documents.ts';

const minute = 60_000;
const hour = 60 * minute;
const ref = { owner: 'acme', name: 'upscale' };
const pinned = { ...ref, version: scriptedVersion };

/** A Replicate on loopback that can go away, refuse or forget, and a provider with copies on a real database. */
async function setUp() {
  const clock = { now: 0 };
  const state: { answer: Answerer } = { answer: scriptedApi };
  const server = await createScriptedServer((...given) => state.answer(...given));
  const store = await createTestStore();
  const documents = createDocuments({ database: store.database, now: () => clock.now });
  const client = createReplicateProvider({
    id: 'replicate',
    baseUrl: server.baseUrl,
    token: () => 'r8_test',
    sleep: async () => {},
  });
  const provider = cachedProvider(client, { documents, source: 's', now: () => clock.now });
  onTestFinished(async () => {
    await client.close();
    await server.close();
    await store[Symbol.asyncDispose]();
  });
  const refuse =
    (status: number): Answerer =>
    (response) =>
      sendJson(response, status, { detail: 'no' });
  return { clock, state, server, provider, refuse, count: () => server.requests.length };
}

const readings = [
  ['model', 10 * minute, (p) => p.models.get(ref)],
  ['readme', 24 * hour, (p) => p.models.readme(ref)],
  ['versions', 10 * minute, (p) => p.versions.list(ref)],
  ['examples', 24 * hour, (p) => p.examples.list(ref)],
  ['collections', 24 * hour, (p) => p.collections.list()],
  ['collection', 24 * hour, (p) => p.collections.get('larger')],
  ['hardware', 24 * hour, (p) => p.hardware.list()],
] satisfies readonly (readonly [
  string,
  number,
  (provider: ReturnType<typeof cachedProvider>) => Promise<unknown>,
])[];

describe.each(readings)('%s', (_, lifetimeMs, read) => {
  test('is asked for once within its lifetime', async () => {
    const t = await setUp();
    const first = await read(t.provider);
    t.clock.now = lifetimeMs - 1;
    expect(await read(t.provider)).toEqual(first);
    expect(t.count()).toBe(1);
    t.clock.now = lifetimeMs;
    await read(t.provider);
    expect(t.count()).toBe(2);
  });

  test('is answered from the copy where the provider is out of reach, and only then', async () => {
    const t = await setUp();
    const first = await read(t.provider);
    t.clock.now = lifetimeMs;
    t.state.answer = t.refuse(503);
    expect(await read(t.provider)).toEqual(first);
    const asked = t.count();
    expect(await read(t.provider)).toEqual(first);
    expect(t.count()).toBe(asked);
    t.clock.now += 30_000;
    t.state.answer = (response) => void response.destroy();
    expect(await read(t.provider)).toEqual(first);
    expect(t.count()).toBeGreaterThan(asked);
    t.clock.now += 30_000;
    t.state.answer = t.refuse(401);
    await expect(read(t.provider)).rejects.toMatchObject({ failure: { kind: 'unauthorized' } });
  });
});

test('without a copy, a provider out of reach says so', async () => {
  const t = await setUp();
  t.state.answer = t.refuse(503);
  await expect(t.provider.models.get(ref)).rejects.toMatchObject({
    failure: { kind: 'provider-unavailable' },
  });
});

test('a version is kept for ever, and is known from its model', async () => {
  const t = await setUp();
  await t.provider.models.get(ref);
  t.state.answer = t.refuse(500);
  t.clock.now = 10 * 365 * 24 * hour;
  expect((await t.provider.versions.get(pinned)).id).toBe(scriptedVersion);
  expect(t.count()).toBe(1);
});

test('a version without a schema is asked for again', async () => {
  const t = await setUp();
  t.state.answer = (response) =>
    sendJson(response, 200, { id: scriptedVersion, openapi_schema: null });
  await t.provider.versions.get(pinned);
  t.clock.now = 10 * minute;
  await t.provider.versions.get(pinned);
  expect(t.count()).toBe(2);
});

test('what is gone at the provider is gone here', async () => {
  const t = await setUp();
  await t.provider.models.get(ref);
  t.clock.now = 10 * minute;
  t.state.answer = t.refuse(404);
  const gone = { failure: { kind: 'not-found' } };
  await expect(t.provider.models.get(ref)).rejects.toMatchObject(gone);
  t.state.answer = t.refuse(503);
  await expect(t.provider.models.get(ref)).rejects.toMatchObject({
    failure: { kind: 'provider-unavailable' },
  });
});

test('fresh asks, takes no old copy, and its answer is kept', async () => {
  const t = await setUp();
  await t.provider.models.get(ref);
  await t.provider.models.get(ref, { fresh: true });
  await t.provider.versions.get(pinned, { fresh: true });
  expect(t.count()).toBe(3);
  t.state.answer = t.refuse(503);
  await expect(t.provider.models.get(ref, { fresh: true })).rejects.toMatchObject({
    failure: { kind: 'provider-unavailable' },
  });
  await t.provider.models.get(ref);
  expect(t.server.requests.at(-1)?.path).toBe('/v1/models/acme/upscale');
});

test('changes through this connection forget what they change', async () => {
  const t = await setUp();
  const changes = [
    () => t.provider.ownModels.update(ref, { description: 'new' }),
    () => t.provider.ownModels.delete(ref),
    () => t.provider.ownModels.deleteVersion(pinned),
  ];
  for (const change of changes) {
    await t.provider.models.get(ref);
    await change();
    const before = t.count();
    await t.provider.models.get(ref);
    expect(t.count()).toBe(before + 1);
  }
});

test('a training that made a version makes its model be read anew', async () => {
  const t = await setUp();
  const mine = { owner: 'me', name: 'mine' };
  const { answer } = t.state;
  t.state.answer = (response, request, server) =>
    request.path.endsWith('/models/me/mine')
      ? sendJson(response, 200, { owner: 'me', name: 'mine', url: 'https://example.org' })
      : answer(response, request, server);
  await t.provider.models.get(mine);
  await t.provider.trainings.get('t1');
  const before = t.count();
  await t.provider.models.get(mine);
  expect(t.count()).toBe(before + 1);
});

test('searches and lists of models are not kept', async () => {
  const t = await setUp();
  for (let turn = 0; turn < 2; turn += 1) {
    await t.provider.models.list();
    await t.provider.search.everything('x');
    await t.provider.account.get();
  }
  expect(t.count()).toBe(6);
});
