import { afterEach, beforeEach, expect, test } from 'vitest';
import { sharedData } from '../../../test/sharedData.ts';
import { createManualClock, type ManualClock } from '../testing/manualClock.ts';
import { startTestServer, versionOf, type Answer, type TestServer } from '../testing/testServer.ts';

const document = sharedData('replicate-openapi.json').path || undefined;
const path = '/deployments/builtin/words';
const choice = {
  name: 'words',
  model: 'builtin/split-text',
  version: versionOf('split-text'),
  hardware: 'local',
  min_instances: 0,
  max_instances: 1,
};
let api: TestServer;
let clock: ManualClock;
beforeEach(async () => {
  clock = createManualClock();
  api = await startTestServer({ document, ...clock });
});
afterEach(() => api[Symbol.asyncDispose]());

const create = (changes: object = {}): Promise<Answer> =>
  api.call('POST', '/deployments', { body: { ...choice, ...changes } });

test('is made, read, listed and changed; each change is a release', async () => {
  const made = await create();
  expect(made.body).toMatchObject({
    owner: 'builtin',
    name: 'words',
    current_release: {
      number: 1,
      model: 'builtin/split-text',
      version: versionOf('split-text'),
      created_at: '2026-06-01T12:00:00.000Z',
      created_by: { type: 'user', username: 'builtin' },
      configuration: { hardware: 'local', min_instances: 0, max_instances: 1 },
    },
  });
  expect((await api.call('GET', path)).body).toEqual(made.body);
  clock.advance(1000);
  const changed = await api.call('PATCH', path, { body: { max_instances: 3 } });
  expect(changed.get('current_release')).toMatchObject({
    number: 2,
    version: versionOf('split-text'),
    configuration: { max_instances: 3 },
  });
  clock.advance(1000);
  await create({ name: 'second' });
  const list = await api.call('GET', '/deployments');
  expect([list.get('results', 1, 'name'), list.get('results', 0, 'name')]).toEqual([
    'words',
    'second',
  ]);
});

test('runs predictions, waited for or not, and names itself in them', async () => {
  await create();
  const body = { input: { text: 'a\nb' } };
  const headers = { prefer: 'wait' };
  const made = await api.call('POST', `${path}/predictions`, { body, headers });
  expect([made.status, made.get('status'), made.get('output')]).toEqual([
    201,
    'succeeded',
    ['a', 'b'],
  ]);
  expect([made.get('deployment'), made.get('model'), made.get('version')]).toEqual([
    'builtin/words',
    'builtin/split-text',
    versionOf('split-text'),
  ]);
  const list = await api.call('GET', '/predictions');
  expect(list.get('results', 0, 'id')).toBe(made.get('id'));
  expect(api.server.counts.requests('deployments.predictions.create')).toBe(1);
  const wrong = await api.call('POST', `${path}/predictions`, { body: { input: {} } });
  expect([wrong.status, wrong.get('invalid_fields', 0, 'field')]).toEqual([422, 'input.text']);
  const withVersion = await api.call('POST', `${path}/predictions`, {
    body: { ...body, version: choice.version },
  });
  expect(withVersion.status).toBe(422);
});

test('faults strike its predictions, by operation and by model', async () => {
  await create();
  api.server.faults.add({
    on: 'deployments.predictions.create',
    model: 'builtin/split-text',
    fault: { kind: 'model-failure', error: 'No.' },
  });
  const made = await api.call('POST', `${path}/predictions`, {
    body: { input: { text: 'a' } },
    headers: { prefer: 'wait' },
  });
  expect([made.get('status'), made.get('error')]).toEqual(['failed', 'No.']);
});

test('can be deleted only when it was unused for 15 minutes', async () => {
  await create();
  expect((await api.call('DELETE', path)).status).toBe(403);
  clock.advance(14 * 60_000);
  await api.call('POST', `${path}/predictions`, {
    body: { input: { text: 'a' } },
    headers: { prefer: 'wait' },
  });
  clock.advance(14 * 60_000);
  const soon = await api.call('DELETE', path);
  expect([soon.status, soon.get('title')]).toEqual([403, 'Permission denied']);
  clock.advance(60_000);
  expect((await api.call('DELETE', path)).status).toBe(204);
  expect((await api.call('GET', path)).status).toBe(404);
  expect((await api.call('DELETE', path)).status).toBe(404);
});

test('cannot be deleted while it is online or runs something', async () => {
  await create({ min_instances: 1 });
  clock.advance(3_600_000);
  expect((await api.call('DELETE', path)).status).toBe(403);
  await api.call('PATCH', path, { body: { min_instances: 0 } });
  api.server.faults.add({ on: 'any', fault: { kind: 'hold', at: 'processing' } });
  await api.call('POST', `${path}/predictions`, { body: { input: { text: 'a' } } });
  await api.server.faults.whenHeld(1);
  clock.advance(3_600_000);
  expect((await api.call('DELETE', path)).status).toBe(403);
  api.server.faults.clear();
});

test('refuses what is wrong, field by field', async () => {
  await create();
  const fieldOf = async (answer: Promise<Answer>): Promise<unknown[]> => {
    const { status, get } = await answer;
    return [status, get('invalid_fields', 0, 'field')];
  };
  expect(await fieldOf(create())).toEqual([422, 'name']);
  expect(await fieldOf(create({ name: '../up' }))).toEqual([422, 'name']);
  expect(await fieldOf(create({ name: 'b', hardware: 'gpu-h100' }))).toEqual([422, 'hardware']);
  expect(await fieldOf(create({ name: 'b', min_instances: 6 }))).toEqual([422, 'min_instances']);
  expect(await fieldOf(create({ name: 'b', max_instances: 21 }))).toEqual([422, 'max_instances']);
  expect(await fieldOf(create({ name: 'b', min_instances: 2 }))).toEqual([422, 'max_instances']);
  expect(await fieldOf(create({ name: 'b', model: undefined }))).toEqual([422, 'model']);
  expect(await fieldOf(create({ name: 'b', version: 'f'.repeat(64) }))).toEqual([422, undefined]);
  expect(await fieldOf(create({ name: 'b', model: 'builtin/blur' }))).toEqual([422, undefined]);
  expect(await fieldOf(api.call('PATCH', path, { body: { version: versionOf('blur') } }))).toEqual([
    422,
    undefined,
  ]);
  expect(await fieldOf(api.call('POST', '/deployments', { body: 'no' }))).toEqual([400, undefined]);
  for (const wrong of ['/deployments/builtin/none', '/deployments/else/words']) {
    expect((await api.call('GET', wrong)).status).toBe(404);
    expect((await api.call('PATCH', wrong, { body: {} })).status).toBe(404);
    const sent = await api.call('POST', `${wrong}/predictions`, { body: { input: {} } });
    expect(sent.status).toBe(404);
  }
});
