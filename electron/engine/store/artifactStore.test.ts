import { createHash, randomBytes } from 'node:crypto';
import { readFile, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createTestStore } from '../../../test/support/testStore.ts';
import { createArtifactStore } from './artifactStore.ts';

const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

test('bytes are named by their hash and come back as they were', async () => {
  await using t = await createTestStore();
  const bytes = randomBytes(3_000_000);
  const artifact = await t.put('noise.bin', bytes);
  expect(artifact).toEqual({
    id: sha256(bytes),
    name: 'noise.bin',
    mediaType: 'application/octet-stream',
    size: 3_000_000,
  });
  expect(await buffer(t.store.read(artifact.id))).toEqual(bytes);
  expect(await buffer(t.store.read(artifact.id, { start: 10, end: 19 }))).toEqual(
    bytes.subarray(10, 20),
  );
});

test('the same bytes are kept once, also when they come ten times at once', async () => {
  await using t = await createTestStore();
  const puts = Array.from({ length: 10 }, (_, index) => t.put(`${index}.txt`, 'same'));
  const artifacts = await Promise.all(puts);
  expect(new Set(artifacts.map((each) => each.id)).size).toBe(1);
  expect(artifacts.map((each) => each.name)).toEqual(puts.map((_, index) => `${index}.txt`));
  const files = await readdir(t.folder, { recursive: true, withFileTypes: true });
  expect(files.filter((entry) => entry.isFile())).toHaveLength(1);
  expect(t.database.prepare('SELECT COUNT(*) AS rows FROM artifacts').get()).toEqual({ rows: 1 });
});

test('no bytes are bytes too', async () => {
  await using t = await createTestStore();
  const empty = await t.store.put(Readable.from([]), { name: 'empty' });
  expect(empty).toMatchObject({ id: sha256(''), size: 0, mediaType: 'application/octet-stream' });
  expect(await t.store.find(empty.id)).toEqual(empty);
});

async function expectNothingKept(t: Awaited<ReturnType<typeof createTestStore>>): Promise<void> {
  expect(await readdir(t.folder)).toEqual(['tmp']);
  expect(await readdir(`${t.folder}/tmp`)).toEqual([]);
  expect(t.database.prepare('SELECT * FROM artifacts').all()).toEqual([]);
}

test('a source that breaks leaves nothing', async () => {
  await using t = await createTestStore();
  async function* broken(): AsyncGenerator<Buffer> {
    yield Buffer.alloc(2_000_000);
    throw new Error('the line is dead');
  }
  await expect(t.store.put(Readable.from(broken()), { name: 'x' })).rejects.toThrow(
    'the line is dead',
  );
  await expectNothingKept(t);
});

test('an abort leaves nothing, before the first byte and in the middle', async () => {
  await using t = await createTestStore();
  const early = Readable.from([Buffer.from('x')]);
  await expect(
    t.store.put(early, { name: 'x', signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ name: 'AbortError' });
  expect(early.destroyed).toBe(true);

  const abort = new AbortController();
  const source = new PassThrough();
  source.write(Buffer.alloc(100_000));
  const pending = t.store.put(source, { name: 'x', signal: abort.signal });
  abort.abort();
  await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  await expectNothingKept(t);
});

test.each([3, 5])('%i bytes where 4 were promised are refused as incomplete', async (length) => {
  await using t = await createTestStore();
  const source = Readable.from([Buffer.alloc(length)]);
  await expect(t.store.put(source, { name: 'cat.png', expectedSize: 4 })).rejects.toMatchObject({
    failure: {
      kind: 'provider-unavailable',
      message: `"cat.png" arrived incomplete (${length} of 4 bytes): run again.`,
    },
  });
  await expectNothingKept(t);
});

test('what was deleted or cut is not found, and comes back with the same bytes', async () => {
  await using t = await createTestStore();
  const artifact = await t.put('a.txt', 'hello');
  await truncate(t.store.pathOf(artifact.id), 3);
  expect(await t.store.find(artifact.id)).toBeUndefined();
  await t.put('b.txt', 'hello');
  expect(await t.store.find(artifact.id)).toEqual(artifact);
  await rm(t.store.pathOf(artifact.id));
  expect(await t.store.find(artifact.id)).toBeUndefined();
});

test('a store opened later finds the old artifacts and sweeps the drafts of the dead', async () => {
  await using t = await createTestStore();
  const artifact = await t.put('a.txt', 'hello');
  const [old, fresh] = [`${t.folder}/tmp/old`, `${t.folder}/tmp/fresh`];
  await Promise.all([writeFile(old, 'x'), writeFile(fresh, 'y')]);
  const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
  await utimes(old, twoDaysAgo, twoDaysAgo);
  const { folder, database } = t;
  const again = await createArtifactStore({ folder, database, now: Date.now });
  expect(await readdir(`${folder}/tmp`)).toEqual(['fresh']);
  expect(await again.find(artifact.id)).toEqual(artifact);
  expect(await readFile(again.pathOf(artifact.id), 'utf8')).toBe('hello');
});

test('a store that cannot be written says which and why', async () => {
  await using t = await createTestStore();
  await rm(`${t.folder}/tmp`, { recursive: true });
  await expect(t.put('a.txt', 'hello')).rejects.toMatchObject({
    failure: {
      kind: 'storage',
      code: 'ENOENT',
      message: `"a.txt" could not be kept in "${t.folder}" (ENOENT), as the file or folder does not exist: check the name.`,
    },
  });
});
