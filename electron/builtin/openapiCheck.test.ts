import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { sharedData } from '../../test/sharedData.ts';
import { createOpenapiCheck } from './testing/openapiCheck.ts';
import { startTestServer, versionOf } from './testing/testServer.ts';

const data = sharedData('replicate-openapi.json');

describe.skipIf(data.missing)('every answer fits the official OpenAPI document', () => {
  test('every operation of this server is compared with it', async () => {
    await using api = await startTestServer({ document: data.path, signingSecret: 's' });
    const version = versionOf('stream-words');
    const body = { version, input: { prompt: 'a' } };
    await api.call('GET', '/account');
    await api.call('GET', '/hardware');
    await api.call('GET', '/collections');
    await api.call('GET', '/collections/edit-images');
    await api.call('GET', '/models');
    await api.call('QUERY', '/models', { body: 'blur' });
    await api.call('GET', '/search?query=blur');
    await api.call('GET', '/search');
    await api.call('GET', '/models/builtin/blur');
    await api.call('GET', '/models/builtin/blur/readme');
    await api.call('GET', '/models/builtin/none/readme');
    await api.call('GET', '/models/builtin/blur/examples');
    await api.call('GET', '/models/builtin/blur/versions');
    await api.call('GET', `/models/builtin/blur/versions/${versionOf('blur')}`);
    const made = await api.call('POST', '/predictions', { body });
    await api.call('GET', '/predictions');
    await api.call('GET', `/predictions/${String(made.get('id'))}`);
    await api.call('POST', `/predictions/${String(made.get('id'))}/cancel`);
    await api.call('POST', '/models/builtin/stream-words/predictions', {
      body: { input: { prompt: 'a' } },
    });
    const slow = { prompt: 'a b', delay_ms: 2000 };
    const headers = { prefer: 'wait=1' };
    await api.call('POST', '/predictions', { body: { version, input: slow }, headers });
    await api.call('POST', '/models/builtin/stream-words/predictions', {
      body: { input: slow },
      headers,
    });
    const form = '--b\r\nContent-Disposition: form-data; name="content"\r\n\r\nx\r\n--b--\r\n';
    const multipart = { 'content-type': 'multipart/form-data; boundary=b' };
    const file = await api.call('POST', '/files', { body: form, headers: multipart });
    const path = `/files/${String(file.get('id'))}`;
    await api.call('GET', '/files');
    await api.call('GET', path);
    await api.call('GET', `${path}/download`);
    await api.call('DELETE', path);
    await api.call('DELETE', path);
    await api.call('GET', path);
    expect(api.check?.seen()).toEqual([
      'account.get 200',
      'collections.get 200',
      'collections.list 200',
      'files.create 201',
      'files.delete 204',
      'files.delete 404',
      'files.download 404',
      'files.get 200',
      'files.get 404',
      'files.list 200',
      'hardware.list 200',
      'models.examples.list 200',
      'models.get 200',
      'models.list 200',
      'models.predictions.create 201',
      'models.predictions.create 202',
      'models.readme.get 200',
      'models.readme.get 404',
      'models.search 200',
      'models.versions.get 200',
      'models.versions.list 200',
      'predictions.cancel 200',
      'predictions.create 201',
      'predictions.create 202',
      'predictions.get 200',
      'predictions.list 200',
      'search 200',
      'search 400',
    ]);
  });

  test('the check itself sees what is wrong', () => {
    const check = createOpenapiCheck(JSON.parse(readFileSync(data.path, 'utf8')));
    const good = {
      method: 'GET',
      path: '/account',
      status: 200,
      contentType: 'application/json',
      body: { type: 'user', username: 'builtin' },
    };
    expect(check.problemsOf(good)).toEqual([]);
    expect(check.problemsOf({ ...good, body: { type: 'robot', username: 'x' } })).not.toEqual([]);
    expect(check.problemsOf({ ...good, body: { type: 'user' } })).not.toEqual([]);
    expect(check.problemsOf({ ...good, status: 299 })).not.toEqual([]);
    expect(check.problemsOf({ ...good, status: 401 })).not.toEqual([]);
    expect(check.problemsOf({ ...good, contentType: 'text/html' })).not.toEqual([]);
    expect(check.problemsOf({ ...good, path: '/nowhere' })).not.toEqual([]);
    const prediction = {
      method: 'GET',
      path: '/predictions/abc',
      status: 200,
      contentType: 'application/json',
    };
    expect(check.problemsOf({ ...prediction, body: { id: 'abc' } }).join()).toContain("'urls'");
  });
});
