import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allItems } from '../../../../shared/api/allItems.ts';
import { createScriptedServer } from '../../../../test/conformance/scriptedServer.ts';
import { createTestEngine, memoryHost } from '../../../../test/support/testEngine.ts';
import type { Connections } from '../../connections/connections.ts';
import { requireExtra } from './requireExtra.ts';

const provider = 'builtin';
const statistics = { provider, owner: 'builtin', name: 'text-statistics' };

describe('the resources of the built-in models', () => {
  test('account, hardware, collections and searches', async () => {
    await using t = await createTestEngine();
    const { account, hardware, collections, search } = t.client.resources;
    expect(await account.get({ provider })).toMatchObject({ username: 'builtin' });
    expect(await hardware.list({ provider })).toEqual([{ sku: 'local', name: 'This computer' }]);
    const { items } = await collections.list({ provider });
    const slug = items[0]?.slug ?? '';
    expect((await collections.get({ provider, slug })).models.length).toBeGreaterThan(0);
    const all = await search.everything({ provider, query: 'upscale', limit: 1 });
    const paged = await search.models({ provider, query: 'upscale' });
    expect(all.models.map(({ name }) => name)).toEqual(['upscale']);
    expect(paged.items[0]?.name).toBe('upscale');
  });

  test('models and versions', async () => {
    await using t = await createTestEngine();
    const { models, versions } = t.client.resources;
    const names = new Set<string>();
    const all = allItems((cursor) =>
      models.list(cursor === undefined ? { provider } : { provider, cursor }),
    );
    for await (const { name } of all) names.add(name);
    expect(names.size).toBeGreaterThan(10);
    const model = await models.get(statistics);
    expect(await models.readme(statistics)).not.toBe('');
    const version = model.latestVersion?.id ?? '';
    const { items } = await versions.list(statistics);
    expect(items.map(({ id }) => id)).toEqual([version]);
    expect((await versions.get({ ...statistics, version })).id).toBe(version);
    await expect(models.delete(statistics)).rejects.toMatchObject({ code: 'FAILURE' });
    await expect(versions.get({ ...statistics, version: 'none' })).rejects.toMatchObject({
      data: { kind: 'not-found' },
    });
  });

  test('predictions', async () => {
    await using t = await createTestEngine();
    const { models, predictions } = t.client.resources;
    const version = (await models.get(statistics)).latestVersion?.id ?? '';
    const made = await predictions.create({
      ...statistics,
      version,
      endpoint: 'predictions',
      input: { text: 'one two' },
    });
    expect((await predictions.get({ provider, id: made.id })).input).toEqual({ text: 'one two' });
    expect((await predictions.list({ provider })).items.map(({ id }) => id)).toEqual([made.id]);
    expect((await predictions.cancel({ provider, id: made.id })).id).toBe(made.id);
  });

  test('a file goes there and comes back', async () => {
    await using t = await createTestEngine();
    const { files } = t.client.resources;
    const { id } = await t.importFile('a.txt', 'hello');
    const file = await files.upload({ provider, artifact: id, name: 'b.txt' });
    expect(file).toMatchObject({ name: 'b.txt', size: 5, mediaType: 'text/plain' });
    expect((await files.list({ provider })).items.map((item) => item.id)).toEqual([file.id]);
    const from = { url: 'data:text/plain;base64,aGVsbG8=' };
    const saved = await files.download({ provider, from, folder: t.folder });
    expect(saved.artifact.id).toBe(id);
    expect(await readFile(saved.path ?? '', 'utf8')).toBe('hello');
    expect(await files.download({ provider, from })).toMatchObject({ path: null });
    const kept = { artifact: file.sha256 ?? '' };
    const again = await files.download({ provider, from: kept, folder: t.folder, name: 'c.txt' });
    expect(again.artifact).toMatchObject({ id, name: 'c.txt' });
    expect(path.basename(again.path ?? '')).toBe('c.txt');
    expect(await readFile(again.path ?? '', 'utf8')).toBe('hello');
    const unknown = { artifact: 'f'.repeat(64) };
    await expect(files.download({ provider, from: unknown })).rejects.toMatchObject({
      data: { kind: 'not-found' },
    });
    await files.delete({ provider, id: file.id });
    await expect(files.get({ provider, id: file.id })).rejects.toMatchObject({
      data: { kind: 'not-found' },
    });
  });
});

describe('what is refused', () => {
  test('the secret of webhooks, to a page', async () => {
    for (const host of ['desktop', 'server'] as const) {
      await using t = await createTestEngine({ host: { ...memoryHost, host } });
      await expect(t.client.resources.webhooks.secret({ provider })).rejects.toMatchObject({
        data: { kind: 'invalid-input', message: expect.stringContaining('not given to a page') },
      });
    }
  });

  test('bytes that are gone, and folders that are not full paths', async () => {
    await using t = await createTestEngine();
    const { files } = t.client.resources;
    const artifact = 'f'.repeat(64);
    await expect(files.upload({ provider, artifact, name: 'x' })).rejects.toMatchObject({
      data: { kind: 'not-found' },
    });
    const from = { url: 'data:,x' };
    await expect(files.download({ provider, from, folder: 'here' })).rejects.toMatchObject({
      message: 'The folder "here" is not a full path: write it from the root on.',
    });
  });

  test('addresses elsewhere, for the built-in models', async () => {
    await using t = await createTestEngine();
    const other = await createScriptedServer((response) => void response.end('private'));
    const from = { url: `${other.origin}/x` };
    await expect(t.client.resources.files.download({ provider, from })).rejects.toThrow(
      /leads to another server, so it was not fetched: only what Built-in has made is downloaded/,
    );
    expect(other.requests).toEqual([]);
    await other.close();
  });

  test('what a provider does not have', async () => {
    const connections = {
      provider: async () => ({ id: 'cog' }),
      title: () => 'Cog',
    } as unknown as Connections;
    await expect(requireExtra(connections, 'cog', 'trainings')).rejects.toMatchObject({
      failure: { kind: 'not-found', message: 'Cog has no trainings: choose another provider.' },
    });
  });
});
