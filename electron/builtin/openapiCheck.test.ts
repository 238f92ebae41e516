import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { sharedData } from '../../test/sharedData.ts';
import { signDownload } from './routes/fileRoutes.ts';
import { isRecord } from './schema/json.ts';
import { createOpenapiCheck } from './testing/openapiCheck.ts';
import { startTestServer, versionOf, type TestServer } from './testing/testServer.ts';
import {
  createDestination,
  endOf,
  pictureZip,
  toZipUrl,
  train,
} from './testing/trainingSupport.ts';

const data = sharedData('replicate-openapi.json');

/** `operationId` of everything that the document describes. */
function operationIds(document: unknown): readonly string[] {
  const paths = isRecord(document) ? document['paths'] : undefined;
  const methods = Object.values(isRecord(paths) ? paths : {}).flatMap((path) =>
    Object.values(isRecord(path) ? path : {}),
  );
  return methods.flatMap((each) =>
    isRecord(each) && 'operationId' in each ? [String(each['operationId'])] : [],
  );
}

/** Models, versions and deployments of the user, trainings, webhooks, and a signed download. */
async function callOthers(api: TestServer, advance: (ms: number) => void): Promise<void> {
  await createDestination(api, 'mine');
  await api.call('PATCH', '/models/builtin/mine', { body: { readme: '# Mine' } });
  const zip = toZipUrl(await pictureZip([{ r: 1, g: 2, b: 3 }]));
  const training = await train(api, { input_images: zip });
  await api.call('GET', '/trainings');
  const end = await endOf(api, training);
  await api.call('POST', `/trainings/${String(training.get('id'))}/cancel`);
  const version = String(end.get('output', 'version')).split(':')[1];
  const instances = { hardware: 'local', min_instances: 0, max_instances: 1 };
  const split = { model: 'builtin/stream-words', version: versionOf('stream-words') };
  const deployment = '/deployments/builtin/words';
  await api.call('POST', '/deployments', { body: { name: 'words', ...split, ...instances } });
  await api.call('GET', '/deployments');
  await api.call('GET', deployment);
  await api.call('PATCH', deployment, { body: { max_instances: 2 } });
  const body = { input: { prompt: 'a b', delay_ms: 2000 } };
  await api.call('POST', `${deployment}/predictions`, { body });
  const headers = { prefer: 'wait=1' };
  const waited = await api.call('POST', `${deployment}/predictions`, { body, headers });
  await api.call('POST', `/predictions/${String(waited.get('id'))}/cancel`);
  await api.call('GET', '/webhooks/default/secret');
  const secondDeployment = { name: 'unused', ...split, ...instances };
  await api.call('POST', '/deployments', { body: secondDeployment });
  advance(15 * 60_000);
  await api.call('DELETE', '/deployments/builtin/unused');
  await api.call('DELETE', `/models/builtin/mine/versions/${version}`);
  while ((await api.call('DELETE', '/models/builtin/mine')).status === 403) continue;
  const form = '--b\r\nContent-Disposition: form-data; name="content"\r\n\r\nx\r\n--b--\r\n';
  const multipart = { 'content-type': 'multipart/form-data; boundary=b' };
  const uploaded = await api.call('POST', '/files', { body: form, headers: multipart });
  const id = String(uploaded.get('id'));
  const signed = { owner: 'builtin', expiry: '4000000000' };
  const signature = signDownload('s', { ...signed, id });
  const query = new URLSearchParams({ ...signed, signature });
  await api.call('GET', `/files/${id}/download?${query.toString()}`);
}

describe.skipIf(data.missing)('every answer fits the official OpenAPI document', () => {
  test('every operation of this server is compared with it', async () => {
    let late = 0;
    await using api = await startTestServer({
      document: data.path,
      signingSecret: 's',
      now: () => Date.now() + late,
    });
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
    await callOthers(api, (ms) => {
      late += ms;
    });
    const document: unknown = JSON.parse(readFileSync(data.path, 'utf8'));
    const operations = operationIds(document);
    expect(operations).toHaveLength(37);
    const answered = new Set(api.check?.seen().map((each) => each.split(' ')[0]));
    expect(operations.filter((operation) => !answered.has(operation))).toEqual([]);
    expect(api.check?.seen()).toEqual([
      'account.get 200',
      'collections.get 200',
      'collections.list 200',
      'deployments.create 200',
      'deployments.delete 204',
      'deployments.get 200',
      'deployments.list 200',
      'deployments.predictions.create 201',
      'deployments.predictions.create 202',
      'deployments.update 200',
      'files.create 201',
      'files.delete 204',
      'files.delete 404',
      'files.download 200',
      'files.download 404',
      'files.get 200',
      'files.get 404',
      'files.list 200',
      'hardware.list 200',
      'models.create 201',
      'models.delete 204',
      'models.examples.list 200',
      'models.get 200',
      'models.list 200',
      'models.predictions.create 201',
      'models.predictions.create 202',
      'models.readme.get 200',
      'models.readme.get 404',
      'models.search 200',
      'models.update 200',
      'models.versions.delete 202',
      'models.versions.get 200',
      'models.versions.list 200',
      'predictions.cancel 200',
      'predictions.create 201',
      'predictions.create 202',
      'predictions.get 200',
      'predictions.list 200',
      'search 200',
      'search 400',
      'trainings.cancel 200',
      'trainings.create 201',
      'trainings.get 200',
      'trainings.list 200',
      'webhooks.default.secret.get 200',
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
