import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mountSmallDisk, noMount } from '../../../test/support/smallDisk.ts';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { makeFolder } from './makeFolder.ts';

test('makes every folder that is missing, also when many ask at once', async () => {
  await using scratch = await scratchFolder();
  const folder = join(scratch.path, 'a', 'b', 'c');
  await Promise.all(Array.from({ length: 20 }, () => makeFolder(folder)));
  expect((await stat(folder)).isDirectory()).toBe(true);
});

test('a file in the way is not a folder', async () => {
  await using scratch = await scratchFolder();
  await writeFile(join(scratch.path, 'a'), '');
  await expect(makeFolder(join(scratch.path, 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  await expect(makeFolder(join(scratch.path, 'a', 'b'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

test('a read-only disk is told as such, however deep the folder', async ({ skip }) => {
  await using scratch = await scratchFolder();
  const place = join(scratch.path, 'disk');
  await mkdir(place);
  using disk = mountSmallDisk(place);
  if (disk === undefined) return skip(noMount);
  disk.makeReadOnly();
  await expect(makeFolder(join(place, 'a', 'b'))).rejects.toMatchObject({ code: 'EROFS' });
});

test.skipIf(process.platform !== 'linux')(
  'ends where no folder can be made (needs Linux, which has /proc)',
  async () => {
    await expect(makeFolder('/proc/nope/deeper')).rejects.toMatchObject({ code: 'ENOENT' });
  },
);
