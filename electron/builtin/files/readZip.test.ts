import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeZip, type ZipSource } from '../testing/makeZip.ts';
import { openZip, ZipError, type ZipLimits } from './readZip.ts';

const roomy: ZipLimits = { entries: 100, entryBytes: 1e6, totalBytes: 3e6 };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zip-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function readAll(
  bytes: Uint8Array,
  limits: ZipLimits = roomy,
): Promise<Record<string, string>> {
  const path = join(folder, 'test.zip');
  await writeFile(path, bytes);
  await using archive = await openZip(path, limits);
  const read: Record<string, string> = {};
  for (const entry of archive.entries) {
    read[entry.name] = (await archive.read(entry)).toString('utf8');
  }
  return read;
}

const one = (changes: Partial<ZipSource> = {}): ZipSource => ({
  name: 'a.txt',
  bytes: 'hello '.repeat(50),
  ...changes,
});

describe('reads', () => {
  test('stored and deflated files, empty ones too, and leaves folders out', async () => {
    const bytes = makeZip([
      { name: 'folder/', bytes: '' },
      { name: 'folder/ä.txt', bytes: 'packed '.repeat(100) },
      { name: 'plain.txt', bytes: 'as it is', method: 'stored' },
      { name: 'empty.txt', bytes: '' },
    ]);
    expect(await readAll(bytes)).toEqual({
      'folder/ä.txt': 'packed '.repeat(100),
      'plain.txt': 'as it is',
      'empty.txt': '',
    });
  });

  test('an archive with a comment, and one without files', async () => {
    const bytes = makeZip([one()]);
    bytes.writeUInt16LE(9, bytes.length - 2);
    const commented = Buffer.concat([bytes, Buffer.from('a comment')]);
    expect(Object.keys(await readAll(commented))).toEqual(['a.txt']);
    expect(await readAll(makeZip([]))).toEqual({});
  });

  test('a name that climbs out of the folder is a name and nothing else', async () => {
    expect(await readAll(makeZip([one({ name: '../../etc/passwd', bytes: 'x' })]))).toEqual({
      '../../etc/passwd': 'x',
    });
  });

  test('what the zip program of this computer writes (needs zip)', async (context) => {
    await writeFile(join(folder, 'b.txt'), 'from outside '.repeat(30));
    try {
      execFileSync('zip', ['-q', 'made.zip', 'b.txt'], { cwd: folder });
    } catch {
      context.skip('there is no zip program here');
    }
    await using archive = await openZip(join(folder, 'made.zip'), roomy);
    expect(String(await archive.read(archive.entries[0]!))).toBe('from outside '.repeat(30));
  });
});

describe('refuses', () => {
  const refusals: readonly (readonly [string, Uint8Array, string])[] = [
    ['an empty file', Buffer.alloc(0), 'is not a zip file'],
    ['a text', Buffer.from('no zip at all, but a long enough text'), 'is not a zip file'],
    ['a zip without its end', makeZip([one()]).subarray(0, 60), 'is not a zip file'],
    ['a zip without its start', makeZip([one()]).subarray(40), 'is not a zip file'],
    [
      'a broken directory',
      makeZip([one({ change: (record) => record.writeUInt32LE(0, 0) })]),
      'is not a zip file',
    ],
    [
      'an encrypted file',
      makeZip([one({ change: (record) => record.writeUInt16LE(1, 8) })]),
      'is encrypted',
    ],
    [
      'another packing',
      makeZip([one({ change: (record) => record.writeUInt16LE(12, 10) })]),
      'is packed in an unusual way',
    ],
    [
      'other bytes than were packed',
      makeZip([one({ change: (record) => record.writeUInt32LE(1, 16) })]),
      'is damaged in the zip',
    ],
    [
      'a file that ends after the archive',
      makeZip([one({ change: (record) => record.writeUInt32LE(90_000, 20) })]),
      'is cut off in the zip',
    ],
    [
      'a size that is smaller than the truth',
      makeZip([
        one({ bytes: 'x'.repeat(900_000), change: (record) => record.writeUInt32LE(5, 24) }),
      ]),
      'is damaged in the zip',
    ],
  ];
  test.each(refusals)('%s', async (_what, bytes, message) => {
    const failed = await readAll(bytes).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ZipError);
    expect(String(failed)).toContain(message);
  });

  test('a lie about the size as soon as it shows, not once all is unpacked', async () => {
    const lie = (record: Buffer): void => void record.writeUInt32LE(5, 24);
    const bytes = makeZip([one({ bytes: 'x'.repeat(900_000), change: lie })]);
    await expect(readAll(bytes)).rejects.toMatchObject({ cause: { code: 'ERR_BUFFER_TOO_LARGE' } });
  });

  test('zip64', async () => {
    const bytes = makeZip([one()]);
    bytes.writeUInt32LE(0xffffffff, bytes.length - 6);
    await expect(readAll(bytes)).rejects.toThrow('is a zip64 archive');
  });

  test('what would unpack too large, before anything is unpacked', async () => {
    const bomb = makeZip([one({ bytes: Buffer.alloc(1_000_001) })]);
    expect(bomb.length).toBeLessThan(2000);
    await expect(readAll(bomb)).rejects.toThrow('a file in it would be 1 MiB');
    const many = makeZip([1, 2, 3, 4].map(() => one({ bytes: Buffer.alloc(900_000) })));
    await expect(readAll(many)).rejects.toThrow('its files would be 4 MiB, more than 3 MiB');
    const count = makeZip([one(), one(), one()]);
    await expect(readAll(count, { ...roomy, entries: 2 })).rejects.toThrow('holds 3 files');
  });
});
