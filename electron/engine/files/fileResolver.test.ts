import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createTestStore } from '../../../test/support/testStore.ts';
import { importFile, resolveFile } from './fileResolver.ts';

test('a file is found by its hash, with the name and type that the pipeline gives', async () => {
  await using t = await createTestStore();
  const artifact = await t.put('first.txt', 'hello');
  const file = { name: 'mine.md', artifact: artifact.id, mediaType: 'text/markdown' };
  expect(await resolveFile(t.store, file, null)).toEqual({
    ...artifact,
    name: 'mine.md',
    mediaType: 'text/markdown',
  });
});

test('a file beside the pipeline is imported, also from folders below and with \\', async () => {
  await using t = await createTestStore();
  await mkdir(t.scratch.at('sub'));
  await writeFile(t.scratch.at('sub', 'a.txt'), 'hello');
  const pipeline = t.scratch.at('p.patchbay');
  for (const path of ['sub/a.txt', 'sub\\a.txt', './sub/a.txt']) {
    const found = await resolveFile(t.store, { name: 'a.txt', path }, pipeline);
    expect(await readFile(t.store.pathOf(found.id), 'utf8')).toBe('hello');
  }
});

test('a file that has changed since is refused', async () => {
  await using t = await createTestStore();
  await writeFile(t.scratch.at('a.txt'), 'new');
  const file = { name: 'a.txt', path: 'a.txt', artifact: 'a'.repeat(64) };
  await expect(resolveFile(t.store, file, t.scratch.at('p.patchbay'))).rejects.toMatchObject({
    failure: {
      kind: 'invalid-input',
      message:
        'The file "a.txt" has changed since the pipeline was saved: add it to its node again.',
    },
  });
});

test.each(['/etc/passwd', '../a.txt', 'sub/../../a.txt', '..\\a.txt', 'sub\\..\\..\\a.txt'])(
  'the path %j may not leave the folder of the pipeline',
  async (path) => {
    await using t = await createTestStore();
    const resolving = resolveFile(t.store, { name: 'a', path }, t.scratch.at('p', 'p.patchbay'));
    await expect(resolving).rejects.toThrow(/leaves the folder of the pipeline/);
  },
);

test('a file that is nowhere is told, whatever is missing', async () => {
  await using t = await createTestStore();
  const pipeline = t.scratch.at('p.patchbay');
  const gone = 'is not on this computer: add it to its node again.';
  await expect(resolveFile(t.store, { name: 'a' }, pipeline)).rejects.toThrow(gone);
  await expect(resolveFile(t.store, { name: 'a', path: 'a' }, null)).rejects.toThrow(gone);
  await expect(resolveFile(t.store, { name: 'a', artifact: 'nonsense' }, null)).rejects.toThrow(
    gone,
  );
  await expect(resolveFile(t.store, { name: 'a', path: 'a' }, pipeline)).rejects.toThrow(
    `The file "${t.scratch.at('a')}" does not exist: check the name, or add the file to its node again.`,
  );
  await expect(resolveFile(t.store, { name: 'a', path: '' }, pipeline)).rejects.toThrow(
    'is not a file: choose a file.',
  );
});

test.skipIf(process.getuid?.() === 0)(
  'a file that may not be read is told (needs a user who is not root)',
  async () => {
    await using t = await createTestStore();
    await writeFile(t.scratch.at('a.txt'), 'x');
    await chmod(t.scratch.at('a.txt'), 0);
    await expect(importFile(t.store, t.scratch.at('a.txt'), 'a.txt')).rejects.toThrow(
      /cannot be read \(EACCES\): check its permissions/,
    );
  },
);

test.skipIf(process.platform === 'win32')('a pipe is not waited for', async () => {
  await using t = await createTestStore();
  const path = t.scratch.at('pipe');
  execFileSync('mkfifo', [path]);
  await expect(importFile(t.store, path, 'pipe')).rejects.toThrow('is not a file');
});
