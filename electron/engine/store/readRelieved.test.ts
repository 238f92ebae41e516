import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { readRelieved } from './readRelieved.ts';

const bytes = randomBytes(9 * 2 ** 20 + 7);

test('every byte comes, or those that are asked for', async () => {
  await using folder = await scratchFolder();
  const path = folder.at('a.bin');
  await writeFile(path, bytes);
  expect((await buffer(readRelieved(path))).equals(bytes)).toBe(true);
  const part = await buffer(readRelieved(path, { start: 5, end: 2 ** 20 }));
  expect(part.equals(bytes.subarray(5, 2 ** 20 + 1))).toBe(true);
});

test('a file that is not there is an error of the stream, and one that is let go ends', async () => {
  await using folder = await scratchFolder();
  await expect(buffer(readRelieved(folder.at('gone.bin')))).rejects.toThrow('ENOENT');
  const path = folder.at('a.bin');
  await writeFile(path, bytes);
  const stream = readRelieved(path);
  await once(stream, 'readable');
  stream.destroy();
  await once(stream, 'close');
  expect(stream.destroyed).toBe(true);
});
