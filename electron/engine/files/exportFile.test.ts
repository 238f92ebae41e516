import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import type * as fs from 'node:fs/promises';
import { basename, dirname, relative } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { toRunId } from '../../../shared/domain/ids.ts';
import { createTestStore } from '../../../test/support/testStore.ts';
import { exportFile } from './exportFile.ts';
import { sweepDrafts } from './sweepDrafts.ts';

const disk = vi.hoisted(() => ({ linkFails: '', copyFails: '' }));

// A disk without hard links, and one that fills up, cannot be had on every computer.
vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof fs>();
  const refuse = (code: string): never => {
    throw Object.assign(new Error(code), { code });
  };
  return {
    ...real,
    link: (...args: Parameters<typeof real.link>) =>
      disk.linkFails === '' ? real.link(...args) : refuse(disk.linkFails),
    copyFile: async (...args: Parameters<typeof real.copyFile>) => {
      if (disk.copyFails === '') return real.copyFile(...args);
      await real.writeFile(args[1], 'half');
      return refuse(disk.copyFails);
    },
  };
});

afterEach(() => {
  disk.linkFails = '';
  disk.copyFails = '';
});

type Request = Parameters<typeof exportFile>[2];

async function openExports() {
  const t = await createTestStore();
  const artifact = await t.put('cat.txt', 'meow');
  const out = t.scratch.at('out');
  const request = (changes: Partial<Request> = {}): Request => ({
    artifact,
    folder: '',
    fileName: 'cat.txt',
    ifExists: 'rename',
    ...changes,
  });
  return {
    ...t,
    out,
    artifact,
    export: (changes: Partial<Request> = {}) => exportFile(t.store, out, request(changes)),
    [Symbol.asyncDispose]: t[Symbol.asyncDispose],
  };
}

test('makes the folder, writes the bytes and gives the path', async () => {
  await using t = await openExports();
  const path = await t.export({ folder: 'pictures/cats' });
  expect(relative(t.out, path)).toBe('pictures/cats/cat.txt');
  expect(await readFile(path, 'utf8')).toBe('meow');
  expect(await readdir(dirname(path))).toEqual(['cat.txt']);
});

test('rename keeps both, overwrite replaces, fail says so', async () => {
  await using t = await openExports();
  await mkdir(t.out);
  await writeFile(`${t.out}/cat.txt`, 'mine');
  expect(basename(await t.export())).toBe('cat (2).txt');
  expect(await readFile(`${t.out}/cat.txt`, 'utf8')).toBe('mine');
  await expect(t.export({ ifExists: 'fail' })).rejects.toMatchObject({
    failure: {
      kind: 'storage',
      code: 'EEXIST',
      message: `The file "${t.out}/cat.txt" is there already: choose another name, or let the Download node keep both.`,
    },
  });
  expect(await readFile(`${t.out}/cat.txt`, 'utf8')).toBe('mine');
  await t.export({ ifExists: 'overwrite' });
  expect(await readFile(`${t.out}/cat.txt`, 'utf8')).toBe('meow');
  expect((await readdir(t.out)).toSorted()).toEqual(['cat (2).txt', 'cat.txt']);
});

test('a run that goes on finds what it has written, and two equal items are two files all the same', async () => {
  await using t = await openExports();
  const before = await t.export();
  const written = { since: 0, taken: new Set<string>(), sampled: new Map() };
  const paths = [await t.export({ written }), await t.export({ written })];
  expect(paths[0]).toBe(before);
  expect(basename(paths[1] ?? '')).toBe('cat (2).txt');
  const fresh = { ...written, taken: new Set([before, ...paths]) };
  const more = [await t.export({ written: fresh }), await t.export({ written: fresh })];
  expect(more.map((path) => basename(path))).toEqual(['cat (3).txt', 'cat (4).txt']);
});

test.each(['', 'EPERM', 'EISDIR'])(
  'twenty exports of one name at once give twenty files (link says "%s")',
  async (code) => {
    await using t = await openExports();
    disk.linkFails = code;
    const paths = await Promise.all(Array.from({ length: 20 }, () => t.export()));
    expect(new Set(paths).size).toBe(20);
    expect(await readdir(t.out)).toHaveLength(20);
    for (const path of paths) expect(await readFile(path, 'utf8')).toBe('meow');
  },
);

test.each([
  ['..', '..'],
  ['../..', '../../evil.txt'],
  ['<absolute>', '<absolute>/evil.txt'],
  ['C:\\Windows', 'C:\\x.txt'],
  ['a/../../..', 'x/../../y'],
  ['.. /. .', '.. '],
])('the folder %j and the name %j stay inside the output folder', async (folder, fileName) => {
  await using t = await openExports();
  const path = await t.export({ folder, fileName });
  const inside = relative(t.out, path);
  expect(inside.split('/')).not.toContain('..');
  expect(inside.startsWith('/')).toBe(false);
  expect(await readFile(path, 'utf8')).toBe('meow');
  expect((await readdir(t.scratch.path)).toSorted()).toEqual(['data', 'out']);
});

test.each([
  ['con.txt', '_con.txt'],
  ['NUL', '_NUL'],
  ['größe – 猫 🐈.txt', 'größe – 猫 🐈.txt'],
  ['a/b.txt', 'a_b.txt'],
  ['', 'file'],
])('the name %j becomes %j', async (fileName, expected) => {
  await using t = await openExports();
  expect(basename(await t.export({ fileName }))).toBe(expected);
});

test('names of 300 characters are cut and still numbered', async () => {
  await using t = await openExports();
  for (const letter of ['a', '猫', '🐈']) {
    const fileName = `${letter.repeat(300)}.txt`;
    const [first, second] = [await t.export({ fileName }), await t.export({ fileName })];
    expect(basename(first)).toMatch(/^.{40,}\.txt$/u);
    expect(basename(second)).toMatch(/ \(2\)\.txt$/);
  }
});

test('a file in the place of a folder is told in one sentence that names it', async () => {
  await using t = await openExports();
  await writeFile(t.out, 'a file');
  const told = (folder: string) =>
    `"cat.txt" could not be saved in "${folder}" (ENOTDIR), as a file stands where a folder was expected: choose another folder.`;
  await expect(t.export()).rejects.toThrow(told(t.out));
  await expect(t.export({ folder: 'sub' })).rejects.toThrow(told(`${t.out}/sub`));
  expect(await readFile(t.out, 'utf8')).toBe('a file');
});

test('a folder in the place of the file is not replaced', async () => {
  await using t = await openExports();
  await mkdir(`${t.out}/cat.txt`, { recursive: true });
  await expect(t.export({ ifExists: 'overwrite' })).rejects.toThrow(
    `"cat.txt" could not be saved in "${t.out}" (EISDIR)`,
  );
  expect(basename(await t.export())).toBe('cat (2).txt');
  expect((await readdir(t.out)).toSorted()).toEqual(['cat (2).txt', 'cat.txt']);
});

test.skipIf(process.getuid?.() === 0)(
  'a read-only folder is told (needs a user who is not root)',
  async () => {
    await using t = await openExports();
    await mkdir(t.out);
    await chmod(t.out, 0o500);
    await expect(t.export()).rejects.toMatchObject({
      failure: { kind: 'storage', code: 'EACCES' },
    });
    await chmod(t.out, 0o700);
    expect(await readdir(t.out)).toEqual([]);
  },
);

test('a copy that fails half way leaves no trace and says why', async () => {
  await using t = await openExports();
  disk.copyFails = 'ENOSPC';
  await expect(t.export()).rejects.toMatchObject({
    failure: {
      kind: 'storage',
      code: 'ENOSPC',
      message: `"cat.txt" could not be saved in "${t.out}" (ENOSPC), as the disk is full: free some space and run again.`,
    },
  });
  expect(await readdir(t.out)).toEqual([]);
});

test('bytes that have left the data folder are told as such', async () => {
  await using t = await openExports();
  await rm(t.store.pathOf(t.artifact.id));
  await expect(t.export()).rejects.toMatchObject({
    failure: { kind: 'not-found', message: expect.stringContaining('run again') },
  });
});

test('the sweep takes the half copies of the dead and nothing else', async () => {
  await using t = await openExports();
  await mkdir(t.out);
  const names = ['.patchbay-1.part', 'mine.part', '.patchbay-notes'];
  for (const name of names) await writeFile(`${t.out}/${name}`, 'x');
  await utimes(`${t.out}/.patchbay-1.part`, new Date(0), new Date(0));
  await sweepDrafts(t.out, Date.now());
  expect(await readdir(t.out)).toHaveLength(3);
  const drafts = ['a', 'a-b', 'c'].map((run) => `.patchbay-${run}-${randomUUID()}.part`);
  for (const name of drafts) await writeFile(`${t.out}/${name}`, 'x');
  await sweepDrafts(t.out, Date.now(), toRunId('a'));
  expect((await readdir(t.out)).filter((name) => drafts.includes(name)).toSorted()).toEqual(
    drafts.slice(1).toSorted(),
  );
  await sweepDrafts(t.out, Date.now() + 2 * 86_400_000);
  expect((await readdir(t.out)).toSorted()).toEqual(['.patchbay-notes', 'mine.part']);
  await sweepDrafts(`${t.out}/missing`, Date.now());
});
