import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sharedData } from '../../../test/sharedData.ts';
import { createManualClock, type ManualClock } from '../testing/manualClock.ts';
import {
  createDestination,
  endOf,
  noise,
  pictureZip,
  toZipUrl,
  train,
} from '../testing/trainingSupport.ts';
import { startTestServer, versionOf, type Answer, type TestServer } from '../testing/testServer.ts';

const document = sharedData('replicate-openapi.json').path || undefined;
let api: TestServer;
let clock: ManualClock;
beforeEach(async () => {
  clock = createManualClock();
  api = await startTestServer({ document, ...clock });
});
afterEach(async () => {
  await api[Symbol.asyncDispose]();
});

async function trainOne(): Promise<string> {
  const zip = toZipUrl(await pictureZip([{ r: 20, g: 40, b: 200 }]));
  const end = await endOf(api, await train(api, { input_images: zip }));
  expect(end.get('error')).toBeNull();
  return String(end.get('output', 'version')).split(':')[1] ?? '';
}

async function predict(version: unknown, from = api): Promise<Answer> {
  const bytes = await noise({ r: 200, g: 150, b: 60 }, 3);
  const image = `data:image/png;base64,${bytes.toString('base64')}`;
  const body = { version, input: { image } };
  return from.call('POST', '/predictions', { body, headers: { prefer: 'wait' } });
}

test('a model is made empty, changed, and deleted', async () => {
  const made = await api.call('POST', '/models', {
    body: {
      owner: 'builtin',
      name: 'mine',
      visibility: 'private',
      hardware: 'local',
      description: 'My colours',
      github_url: 'https://example.com/a',
    },
  });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    owner: 'builtin',
    name: 'mine',
    visibility: 'private',
    description: 'My colours',
    github_url: 'https://example.com/a',
    latest_version: null,
    default_example: null,
  });
  const model = '/models/builtin/mine';
  expect((await api.call('GET', `${model}/readme`)).status).toBe(404);
  const changed = await api.call('PATCH', model, {
    body: { readme: '# Mine', paper_url: 'http://x.test/' },
  });
  expect([changed.get('description'), changed.get('paper_url')]).toEqual([
    'My colours',
    'http://x.test/',
  ]);
  expect((await api.call('GET', `${model}/readme`)).body).toBe('# Mine');
  expect((await api.call('GET', `${model}/examples`)).get('results')).toEqual([]);
  expect((await api.call('GET', `${model}/versions`)).get('results')).toEqual([]);
  expect((await api.call('GET', '/search?query=my%20colours')).get('models', 0)).toBeDefined();
  expect((await api.call('DELETE', model)).status).toBe(204);
  expect((await api.call('GET', model)).status).toBe(404);
  expect(await readdir(join(api.storageDir, 'kept'))).toEqual([]);
});

test('refuses names that are taken or are none, and what it does not have', async () => {
  await createDestination(api, 'mine');
  const good = { owner: 'builtin', name: 'new', visibility: 'private', hardware: 'local' };
  const cases: readonly (readonly [object, string])[] = [
    [{ name: 'mine' }, 'name'],
    [{ name: 'blur' }, 'name'],
    [{ name: '../../up' }, 'name'],
    [{ name: 'Upper' }, 'name'],
    [{ owner: 'else' }, 'owner'],
    [{ hardware: 'gpu-t4' }, 'hardware'],
    [{ visibility: 'secret' }, 'visibility'],
    [{ visibility: undefined }, 'visibility'],
    [{ description: 5 }, 'description'],
    [{ github_url: 'javascript:alert(1)' }, 'github_url'],
    [{ paper_url: 'no address' }, 'paper_url'],
  ];
  for (const [change, field] of cases) {
    const answer = await api.call('POST', '/models', { body: { ...good, ...change } });
    expect([answer.status, answer.get('invalid_fields', 0, 'field')]).toEqual([422, field]);
  }
  expect((await api.call('PATCH', '/models/builtin/none', { body: {} })).status).toBe(404);
});

describe('deleting versions', () => {
  test('is asynchronous, takes predictions along, and frees the model', async () => {
    await createDestination(api, 'mine');
    const id = await trainOne();
    const path = `/models/builtin/mine/versions/${id}`;
    const made = await predict(id);
    expect((await api.call('DELETE', '/models/builtin/mine')).status).toBe(403);
    const accepted = await api.call('DELETE', path);
    expect([accepted.status, accepted.body]).toEqual([202, '']);
    expect((await api.call('DELETE', path)).status).toBe(202);
    expect((await api.call('GET', path)).status).toBe(200);
    clock.advance(1000);
    while ((await api.call('GET', path)).status !== 404) continue;
    while ((await api.call('GET', `/predictions/${String(made.get('id'))}`)).status !== 404) {
      continue;
    }
    expect((await fetch(String(made.get('output')))).status).toBe(404);
    expect((await predict(id)).status).toBe(422);
    expect((await api.call('DELETE', '/models/builtin/mine')).status).toBe(204);
  });

  test('is refused while a deployment uses the version, and in a public model', async () => {
    await createDestination(api, 'mine');
    const id = await trainOne();
    await api.call('POST', '/deployments', {
      body: {
        name: 'live',
        model: 'builtin/mine',
        version: id,
        hardware: 'local',
        min_instances: 0,
        max_instances: 1,
      },
    });
    const refused = await api.call('DELETE', `/models/builtin/mine/versions/${id}`);
    expect([refused.status, refused.get('detail')]).toEqual([
      403,
      expect.stringContaining('builtin/live'),
    ]);
    await api.call('POST', '/models', {
      body: { owner: 'builtin', name: 'open', visibility: 'public', hardware: 'local' },
    });
    expect((await api.call('DELETE', '/models/builtin/open')).status).toBe(403);
    const blur = `/models/builtin/blur/versions/${versionOf('blur')}`;
    expect((await api.call('DELETE', blur)).status).toBe(403);
  });
});

describe('a restart over the same folder', () => {
  test('keeps models, trained versions and deployments, but no predictions', async () => {
    await createDestination(api, 'mine');
    await api.call('PATCH', '/models/builtin/mine', { body: { readme: '# Kept' } });
    const [first, second] = [await trainOne(), (clock.advance(1000), await trainOne())];
    const body = { model: 'builtin/mine', version: first, hardware: 'local' };
    await api.call('POST', '/deployments', {
      body: { name: 'kept', ...body, min_instances: 0, max_instances: 1 },
    });
    const before = await predict(first);
    const bytes = await api.download(before.get('output'));
    const models = await api.call('GET', '/models/builtin/mine/versions');
    const deployment = await api.call('GET', '/deployments/builtin/kept');
    const { storageDir } = api;
    await api.server.close();
    expect(await readdir(storageDir)).toEqual(['kept']);

    await using again = await startTestServer({ document, ...clock, storageDir });
    const versions = await again.call('GET', '/models/builtin/mine/versions');
    expect(versions.body).toEqual(models.body);
    expect([versions.get('results', 0, 'id'), versions.get('results', 1, 'id')]).toEqual([
      second,
      first,
    ]);
    expect((await again.call('GET', '/models/builtin/mine/readme')).body).toBe('# Kept');
    const kept = await again.call('GET', '/deployments/builtin/kept');
    expect(kept.body).toEqual(deployment.body);
    const after = await predict(`builtin/mine:${first}`, again);
    expect(after.get('status')).toBe('succeeded');
    expect((await again.download(after.get('output'))).equals(bytes)).toBe(true);
    expect((await again.call('GET', `/predictions/${String(before.get('id'))}`)).status).toBe(404);
    expect((await again.call('GET', '/trainings')).get('results')).toEqual([]);
  });

  test('a record that is spoiled harms no other, and is left where it is', async () => {
    await createDestination(api, 'mine');
    const id = await trainOne();
    const kept = join(api.storageDir, 'kept');
    await createDestination(api, 'other');
    await writeFile(join(kept, 'model-other.json'), '{"name":"oth');
    await writeFile(join(kept, 'version-x.json'), '{"id":"x"}');
    await writeFile(join(kept, 'left.tmp'), 'half');
    const { storageDir } = api;
    await api.server.close();
    await using again = await startTestServer({ document, ...clock, storageDir });
    expect((await predict(id, again)).get('status')).toBe('succeeded');
    expect((await again.call('GET', '/models/builtin/other')).status).toBe(404);
    expect(await readdir(kept)).toContain('model-other.json');
  });

  test('a version whose deletion was accepted does not come back', async () => {
    await createDestination(api, 'mine');
    const id = await trainOne();
    await api.call('DELETE', `/models/builtin/mine/versions/${id}`);
    const { storageDir } = api;
    await api.server.close();
    await using again = await startTestServer({ document, ...clock, storageDir });
    expect((await again.call('GET', `/models/builtin/mine/versions/${id}`)).status).toBe(404);
  });
});

test('what the disk refuses is not shown', async () => {
  await writeFile(join(api.storageDir, 'kept'), 'in the way');
  expect((await createDestination(api, 'mine')).status).toBe(500);
  expect((await api.call('GET', '/models/builtin/mine')).status).toBe(404);
  await rm(join(api.storageDir, 'kept'));
  expect((await createDestination(api, 'mine')).status).toBe(201);
});
