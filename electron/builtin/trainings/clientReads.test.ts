import { expect, test } from 'vitest';
import { createReplicateProvider } from '../../providers/replicate/createReplicateProvider.ts';
import { startTestServer } from '../testing/testServer.ts';
import {
  createDestination,
  endOf,
  noise,
  pictureZip,
  toZipUrl,
  train,
} from '../testing/trainingSupport.ts';

test('the client of this program reads models of the user, and runs what was trained', async () => {
  await using api = await startTestServer();
  const provider = createReplicateProvider({
    id: 'builtin',
    baseUrl: api.server.baseUrl,
    token: () => api.server.token,
    random: () => 0,
    sleep: async () => {},
  });
  const ref = { owner: 'builtin', name: 'mine' };
  await createDestination(api, 'mine');
  expect(await provider.models.get(ref)).toMatchObject({ name: 'mine', latestVersion: null });
  expect((await provider.versions.list(ref)).items).toEqual([]);
  expect(await provider.models.readme(ref)).toBe('');
  const zip = toZipUrl(await pictureZip([{ r: 20, g: 40, b: 200 }]));
  const end = await endOf(api, await train(api, { input_images: zip }));
  const version = String(end.get('output', 'version')).split(':')[1] ?? '';
  expect((await provider.models.get(ref)).latestVersion).toMatchObject({ id: version });
  expect((await provider.models.search('mine')).map(({ name }) => name)).toContain('mine');
  const bytes = await noise({ r: 200, g: 150, b: 60 }, 3);
  const image = `data:image/png;base64,${bytes.toString('base64')}`;
  const model = 'builtin/mine';
  const made = await provider.predictions.create({ model, version, input: { image } });
  let seen = made;
  while (seen.status === 'starting' || seen.status === 'processing') {
    seen = await provider.predictions.get(made.id);
  }
  expect([seen.status, seen.error]).toEqual(['succeeded', null]);
  await provider.close();
});
