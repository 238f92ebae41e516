import { request } from 'node:http';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../test/sharedData.ts';
import { registry } from './models/registry.ts';
import { startTestServer, versionOf, type TestServer } from './testing/testServer.ts';

const document = sharedData('replicate-openapi.json').path || undefined;
let api: TestServer;
beforeAll(async () => {
  api = await startTestServer({ document });
});
afterAll(() => api[Symbol.asyncDispose]());

describe('access', () => {
  const raw = (headers: Record<string, string>, path = '/v1/account'): Promise<number> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(api.server.baseUrl);
      request({ host: '127.0.0.1', port, path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });

  test('wants the token, as Bearer or Token', async () => {
    const { token } = api.server;
    expect(await raw({})).toBe(401);
    expect(await raw({ authorization: 'Bearer wrong' })).toBe(401);
    expect(await raw({ authorization: token })).toBe(401);
    expect(await raw({ authorization: `Bearer ${token}` })).toBe(200);
    expect(await raw({ authorization: `Token ${token}` })).toBe(200);
  });

  test('answers 401 as Replicate does', async () => {
    const answer = await api.call('GET', '/account', { headers: { authorization: 'Bearer no' } });
    expect(answer.body).toEqual({
      title: 'Unauthenticated',
      detail: 'You did not pass a valid authentication token',
      status: 401,
    });
  });

  test('refuses another host name, with the right token too', async () => {
    const authorization = `Bearer ${api.server.token}`;
    expect(await raw({ authorization, host: 'evil.example' })).toBe(403);
    expect(await raw({ authorization, host: `127.0.0.1:1` })).toBe(403);
    expect(await raw({ host: 'evil.example' }, '/builtin/blur')).toBe(403);
  });

  test('refuses a body that is too large, and says so', async () => {
    const answer = await api.call('POST', '/predictions', { body: 'x'.repeat(12 * 2 ** 20 + 1) });
    expect([answer.status, answer.get('detail')]).toEqual([
      400,
      'Failed to parse request body as JSON: EOF',
    ]);
  });

  test('knows nothing at other addresses', async () => {
    await using bare = await startTestServer();
    for (const path of ['/deployment', '/models/builtin', '/nothing']) {
      const answer = await bare.call('GET', path);
      expect([answer.status, answer.get('status')]).toEqual([404, 404]);
    }
    const admin = await bare.call('GET', '/../admin/counts');
    expect(admin.status).toBe(404);
  });

  test('needs a token of some length', async () => {
    const short = startTestServer({ token: 'short', storageDir: api.storageDir });
    await expect(short).rejects.toThrow('at least 16 characters');
  });
});

describe('the catalogue', () => {
  test('account and hardware', async () => {
    expect((await api.call('GET', '/account')).get('username')).toBe('builtin');
    expect((await api.call('GET', '/hardware')).body).toEqual([
      { name: 'This computer', sku: 'local' },
    ]);
  });

  test.each(['asc', 'desc'])('models in pages, %s, forward and back', async (direction) => {
    const names: unknown[] = [];
    let path: string | null = `/models?sort_by=model_created_at&sort_direction=${direction}`;
    let last = path;
    while (path !== null) {
      const page = await api.call('GET', path);
      const results = page.get('results');
      for (const index of Array.isArray(results) ? results.keys() : []) {
        names.push(page.get('results', index, 'name'));
      }
      const next = page.get('next');
      last = path;
      path = typeof next === 'string' ? next.slice(api.server.baseUrl.length) : null;
    }
    expect(names).toHaveLength(registry.length);
    expect(new Set(names)).toEqual(new Set(registry.map(({ name }) => name)));
    const back = await api.call('GET', last);
    expect(String(back.get('previous'))).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/v1\/models\?.*cursor=/,
    );
    const first = await api.call(
      'GET',
      String(back.get('previous')).slice(api.server.baseUrl.length),
    );
    expect(first.get('results', 0, 'name')).toBe(names[0]);
    expect(first.get('previous')).toBeNull();
  });

  test('refuses a wrong order and a wrong cursor', async () => {
    expect((await api.call('GET', '/models?sort_by=name')).status).toBe(400);
    expect((await api.call('GET', '/models?sort_direction=up')).status).toBe(400);
    expect((await api.call('GET', '/models?cursor=bm90aGluZw')).status).toBe(404);
  });

  test('one model, its readme, examples and versions', async () => {
    const model = await api.call('GET', '/models/builtin/upscale');
    const id = model.get('latest_version', 'id');
    expect(id).toBe(versionOf('upscale'));
    expect(model.get('latest_version', 'openapi_schema', 'openapi')).toBe('3.0.2');
    expect(model.get('description')).toContain('Not a neural network');
    const readme = await api.call('GET', '/models/builtin/upscale/readme');
    expect(readme.body).toMatch(/^# Upscale/);
    const examples = await api.call('GET', '/models/builtin/upscale/examples');
    expect(examples.get('results', 0, 'status')).toBe('succeeded');
    const versions = await api.call('GET', '/models/builtin/upscale/versions');
    expect(versions.get('results', 0, 'id')).toBe(id);
    const version = await api.call('GET', `/models/builtin/upscale/versions/${String(id)}`);
    expect(version.get('openapi_schema')).toEqual(model.get('latest_version', 'openapi_schema'));
  });

  test('an official model has no list of versions but can be read', async () => {
    expect((await api.call('GET', '/models/builtin/render-text/versions')).status).toBe(404);
    const model = await api.call('GET', '/models/builtin/render-text');
    expect([model.get('is_official'), model.get('default_example', 'version')]).toEqual([
      true,
      'hidden',
    ]);
    expect(typeof model.get('latest_version', 'id')).toBe('string');
  });

  test('what does not exist is 404', async () => {
    for (const path of [
      '/models/builtin/none',
      '/models/else/upscale',
      '/models/builtin/none/readme',
      '/models/builtin/upscale/versions/abc',
      '/collections/none',
      '/predictions/none',
      '/files/none',
    ]) {
      expect([path, (await api.call('GET', path)).status]).toEqual([path, 404]);
    }
  });

  test('the built-in models cannot be changed', async () => {
    expect((await api.call('PATCH', '/models/builtin/blur', { body: {} })).status).toBe(403);
    expect((await api.call('DELETE', '/models/builtin/blur')).status).toBe(403);
    const version = `/models/builtin/blur/versions/${versionOf('blur')}`;
    expect((await api.call('DELETE', version)).status).toBe(403);
  });

  test('collections hold every model between them', async () => {
    const list = await api.call('GET', '/collections');
    const slugs = [0, 1, 2, 3].map((index) => String(list.get('results', index, 'slug')));
    const inside = new Set<unknown>();
    for (const slug of slugs) {
      const collection = await api.call('GET', `/collections/${slug}`);
      const models = collection.get('models');
      for (const index of Array.isArray(models) ? models.keys() : []) {
        inside.add(collection.get('models', index, 'name'));
      }
    }
    expect(inside).toEqual(new Set(registry.map(({ name }) => name)));
  });

  test('search finds by name, tag and description, and by QUERY too', async () => {
    const found = await api.call('GET', '/search?query=enlarge%20picture&limit=5');
    expect(found.get('models', 0, 'model', 'name')).toBe('upscale');
    expect(found.get('query')).toBe('enlarge picture');
    const query = await api.call('QUERY', '/models', { body: 'upscale' });
    expect(query.get('results', 0, 'name')).toBe('upscale');
    expect((await api.call('GET', '/search?query=zzzz')).get('models')).toEqual([]);
    expect((await api.call('GET', '/search')).status).toBe(400);
    expect((await api.call('GET', '/search?query=a&limit=51')).status).toBe(400);
  });
});

test('two servers over one folder do not disturb each other, and leave nothing', async () => {
  await using first = await startTestServer();
  const { storageDir } = first;
  const second = await startTestServer({ storageDir });
  expect(await readdir(storageDir)).toHaveLength(2);
  const made = await first.run('tone', { seconds: 0.1 });
  await second.server.close();
  expect(await readdir(storageDir)).toHaveLength(1);
  expect((await first.download(made.get('output'))).length).toBeGreaterThan(44);
  await first.server.close();
  expect(await readdir(storageDir)).toEqual([]);
});
