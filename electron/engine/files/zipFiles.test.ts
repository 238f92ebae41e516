import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { createTestStore } from '../../../test/support/testStore.ts';
import { openZip } from '../../builtin/files/readZip.ts';
import { zipFiles } from './zipFiles.ts';

type TestStore = Awaited<ReturnType<typeof createTestStore>>;
const limits = { entries: 100, entryBytes: 2 ** 28, totalBytes: 2 ** 29 };

function zip({ store }: TestStore, files: readonly ArtifactRef[]): Promise<ArtifactRef> {
  const { signal } = new AbortController();
  return zipFiles(store, files, { name: 'pictures.zip', signal });
}

/** What another reader finds in a zip of the store: names with their bytes. */
async function contentsOf({ store }: TestStore, { id }: ArtifactRef) {
  await using archive = await openZip(store.pathOf(id), limits);
  const contents: [string, string][] = [];
  for (const entry of archive.entries)
    contents.push([entry.name, (await archive.read(entry)).toString('latin1')]);
  return contents;
}

test('holds every file as it is, an empty one and one with a foreign name too', async () => {
  await using t = await createTestStore();
  const large = 'x'.repeat(3 * 2 ** 20);
  const files = [
    await t.put('b.png', large),
    await t.put('a.txt', ''),
    await t.put('Möwe 写真.jpg', 'gull'),
  ];
  const made = await zip(t, files);
  expect(made).toMatchObject({ name: 'pictures.zip', mediaType: 'application/zip' });
  expect(await contentsOf(t, made)).toEqual([
    ['Möwe 写真.jpg', 'gull'],
    ['a.txt', ''],
    ['b.png', large],
  ]);
});

test('the same files give the same bytes in any order and at any time', async () => {
  await using t = await createTestStore();
  const files = [await t.put('b.png', 'B'), await t.put('a.png', 'A'), await t.put('a.png', 'C')];
  const [first, second] = [await zip(t, files), await zip(t, files.toReversed())];
  expect(second.id).toBe(first.id);
  expect((await zip(t, files.slice(1))).id).not.toBe(first.id);
});

test('files of one name are numbered, also where only capitals differ', async () => {
  await using t = await createTestStore();
  const made = await zip(t, [
    await t.put('cat.png', '1'),
    await t.put('CAT.png', '2'),
    await t.put('cat (2).png', '3'),
    await t.put('cat.png', '4'),
  ]);
  const names = (await contentsOf(t, made)).map(([name]) => name.toLowerCase());
  expect(new Set(names).size).toBe(4);
});

test('a name never leads out of the folder that it is unpacked into', async () => {
  await using t = await createTestStore();
  const evil = ['../../etc/passwd', 'C:\\boot.ini', '/root/x', '..', 'con.txt'];
  const files = await Promise.all(evil.map((name, index) => t.put(name, `${index}`)));
  const names = (await contentsOf(t, await zip(t, files))).map(([name]) => name);
  expect(names).toHaveLength(evil.length);
  for (const name of names) expect(name).not.toMatch(/[/\\:]|^\.+$|^con\b/i);
});

test('what a zip cannot hold is refused before anything is written', async () => {
  await using t = await createTestStore();
  const huge = { ...(await t.put('huge.bin', 'x')), size: 2 ** 31 };
  await expect(zip(t, [huge, huge])).rejects.toThrow('more than a zip can hold');
});

test('Info-ZIP finds no fault in it', async (context) => {
  await using t = await createTestStore();
  const made = await zip(t, [await t.put('ä.png', 'picture'), await t.put('b.txt', 'words')]);
  const path = t.store.pathOf(made.id);
  const tool = await promisify(execFile)('unzip', ['-t', path]).catch((error: unknown) => error);
  if (tool instanceof Error && 'code' in tool && tool.code === 'ENOENT')
    return context.skip('needs unzip');
  expect(tool).toMatchObject({ stdout: expect.stringContaining('No errors detected') });
  expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK');
});
