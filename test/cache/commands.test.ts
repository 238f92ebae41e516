import path from 'node:path';
import { expect, test } from 'vitest';
import { createInProcessCli } from '../support/inProcessCli.ts';
import { fingerprint, openCache, result } from './cacheStore.ts';

/** A command line whose cache holds results that were last used ten days ago, and one of today. */
async function createCacheCli() {
  const cli = await createInProcessCli();
  const days = (count: number): number => Date.now() - count * 86_400_000;
  const clock = { now: days(10) };
  const { cache, database, makeFile } = await openCache(
    path.join(cli.folder, 'data'),
    () => clock.now,
  );
  const put = (name: string, model: string, text: string) =>
    makeFile(text).then((file) =>
      cache.put(result(name, [file], { fingerprint: fingerprint(name, { model }) })),
    );
  await put('one', 'acme/upscale', 'x'.repeat(2_000_000));
  await put('two', 'acme/upscale', 'y');
  clock.now = Date.now();
  await put('three', 'acme/caption', 'z');
  database.close();
  return cli;
}

test('shows how much is kept, by model, as lines, a table and JSON', async () => {
  await using cli = await createCacheCli();
  const shown = await cli.run(['cache']);
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout).toMatch(/^Results +3\nSize +2 MB of 10 GB\n/);
  expect(shown.stdout).toContain('acme/upscale\t2\t2 MB\n');
  expect((await cli.run(['cache', 'show'], { columns: 60 })).stdout).toMatch(
    /MODEL +RESULTS +SIZE/,
  );
  expect(JSON.parse((await cli.run(['cache', '--json'])).stdout)).toMatchObject({
    entries: 3,
    limitBytes: 10_000_000_000,
    models: [
      { model: 'acme/upscale', entries: 2 },
      { model: 'acme/caption', entries: 1 },
    ],
  });
});

test('clears by age and by model, and asks before', async () => {
  await using cli = await createCacheCli();
  expect(await cli.run(['cache', 'clear'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('whether to delete all kept results: add --yes.'),
  });
  expect(await cli.run(['cache', 'clear'], { typed: 'n' })).toMatchObject({ code: 3 });
  const old = await cli.run(['cache', 'clear', '--older-than', '7d'], { typed: 'y' });
  expect(old.stderr).toContain('Delete the kept results not used for 7d?');
  expect(old.stderr).toContain('2 results forgotten');
  const model = await cli.run(['cache', 'clear', '--model', 'acme/caption', '--yes', '--json']);
  expect(JSON.parse(model.stdout)).toEqual({ entries: 1, files: 0, bytes: 0 });
  expect((await cli.run(['cache', 'clear', '--yes'])).stderr).toContain('0 results forgotten');
});

test('sets the limit, which sends the least recently used away at once', async () => {
  await using cli = await createCacheCli();
  expect(await cli.run(['cache', 'limit', '1 MB'])).toMatchObject({
    code: 0,
    stderr: 'The cache may take 1 MB.\n',
  });
  expect(JSON.parse((await cli.run(['cache', '--json'])).stdout)).toMatchObject({
    entries: 2,
    limitBytes: 1_000_000,
  });
});

test.each([
  [['limit', '5'], '"5" is no size: write it like 20GB or 500MB.'],
  [['limit', '1KB'], 'The limit of the cache is at least 1 MB: choose a larger one.'],
  [['clear', '--older-than', '30'], '"30" is no length of time: write it like 30d, 12h or 2w.'],
])('%j is refused: %s', async (args, message) => {
  await using cli = await createInProcessCli();
  const { code, stderr } = await cli.run(['cache', ...args]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: `${message}\n` });
});
