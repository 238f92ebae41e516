import { execFileSync } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyPipeline } from '../../../shared/domain/graph.ts';
import { serializePipeline } from '../../../shared/pipeline/serializePipeline.ts';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { startChild } from '../../../test/support/startChild.ts';
import { createPipelineFiles } from './pipelineFiles.ts';

async function openFiles() {
  const scratch = await scratchFolder();
  const backupFolder = await mkdtemp(scratch.at('backups-'));
  let time = Date.UTC(2026, 0, 1);
  const files = createPipelineFiles({ backupFolder, now: () => (time += 1) });
  return { files, scratch, backupFolder, [Symbol.asyncDispose]: scratch[Symbol.asyncDispose] };
}

test('saves and opens again, and tells the revision', async () => {
  await using t = await openFiles();
  const path = t.scratch.at('a.patchbay');
  const saved = await t.files.save(path, emptyPipeline('Grüße'), null);
  const opened = await t.files.open(path);
  expect(saved).toEqual({ path, revision: opened.revision });
  expect(opened).toMatchObject({
    path,
    pipeline: { name: 'Grüße' },
    warnings: [],
    readOnly: false,
  });
  expect(await readdir(t.scratch.path)).toHaveLength(2);
});

test('a file changed by someone else is not overwritten', async () => {
  await using t = await openFiles();
  const path = t.scratch.at('a.patchbay');
  const first = await t.files.save(path, emptyPipeline('mine'), null);
  if ('conflict' in first) throw new Error('conflict');
  await writeFile(path, serializePipeline(emptyPipeline('theirs')));
  const theirs = await t.files.open(path);
  expect(await t.files.save(path, emptyPipeline('mine 2'), first.revision)).toEqual({
    conflict: true,
    revision: theirs.revision,
  });
  expect((await t.files.open(path)).pipeline.name).toBe('theirs');
  expect(await t.files.save(path, emptyPipeline('mine 2'), theirs.revision)).toMatchObject({
    path,
  });
  expect(await t.files.save(path, emptyPipeline('mine 3'), null)).toMatchObject({ path });
});

test('of two windows that save at once one is told of the other', async () => {
  await using t = await openFiles();
  const path = t.scratch.at('a.patchbay');
  const first = await t.files.save(path, emptyPipeline('both'), null);
  if ('conflict' in first) throw new Error('conflict');
  const names = ['mine', 'theirs'];
  const answers = await Promise.all(
    names.map((name) => t.files.save(path, emptyPipeline(name), first.revision)),
  );
  expect(answers.map((answer) => 'conflict' in answer)).toEqual([false, true]);
  expect(await t.files.open(path)).toMatchObject({ pipeline: { name: 'mine' } });
  // One that fails holds up none after it.
  const broken = t.files.save(t.scratch.path, emptyPipeline('mine'), null);
  const good = t.files.save(t.scratch.at('b.patchbay'), emptyPipeline('b'), null);
  await expect(broken).rejects.toThrow('is a folder');
  expect(await good).toMatchObject({ path: t.scratch.at('b.patchbay') });
});

test('a file that was deleted meanwhile is made again', async () => {
  await using t = await openFiles();
  const path = t.scratch.at('a.patchbay');
  expect(await t.files.save(path, emptyPipeline('a'), 'f'.repeat(64))).toMatchObject({ path });
});

test('the last ten copies of each file are kept, and none of an unchanged one', async () => {
  await using t = await openFiles();
  const path = t.scratch.at('a.patchbay');
  for (let count = 0; count < 14; count += 1) {
    await t.files.save(path, emptyPipeline(`v${count}`), null);
    await t.files.save(path, emptyPipeline(`v${count}`), null);
  }
  await t.files.save(t.scratch.at('other.patchbay'), emptyPipeline('o'), null);
  const [folder = ''] = await readdir(t.backupFolder);
  const copies = await readdir(join(t.backupFolder, folder));
  const names = await Promise.all(
    copies.toSorted().map(async (name) => {
      const text = await readFile(join(t.backupFolder, folder, name), 'utf8');
      return (JSON.parse(text) as { readonly name: string }).name;
    }),
  );
  expect(names).toEqual(Array.from({ length: 10 }, (_, index) => `v${index + 3}`));
  expect(await readdir(t.backupFolder)).toHaveLength(1);
});

test('a save does not fail because no copy can be kept', async () => {
  await using scratch = await scratchFolder();
  await writeFile(scratch.at('backups'), 'a file');
  const files = createPipelineFiles({ backupFolder: scratch.at('backups'), now: Date.now });
  const path = scratch.at('a.patchbay');
  await files.save(path, emptyPipeline('one'), null);
  await files.save(path, emptyPipeline('two'), null);
  expect((await files.open(path)).pipeline.name).toBe('two');
});

test('saving over a link writes the file it leads to', async () => {
  await using t = await openFiles();
  await t.files.save(t.scratch.at('real.patchbay'), emptyPipeline('one'), null);
  await symlink(t.scratch.at('real.patchbay'), t.scratch.at('link.patchbay'));
  await t.files.save(t.scratch.at('link.patchbay'), emptyPipeline('two'), null);
  expect((await t.files.open(t.scratch.at('real.patchbay'))).pipeline.name).toBe('two');
});

test('what cannot be opened is told in one sentence', async () => {
  await using t = await openFiles();
  const at = t.scratch.at;
  await mkdir(at('folder.patchbay'));
  await writeFile(at('huge.patchbay'), '');
  await truncate(at('huge.patchbay'), 64 * 1024 * 1024 + 1);
  await writeFile(at('words.patchbay'), 'not JSON');
  await writeFile(at('array.patchbay'), '[]');
  await writeFile(
    at('new.patchbay'),
    JSON.stringify({ format: 'patchbay/pipeline', version: 999, name: 'x' }),
  );
  const told = async (name: string): Promise<string> => {
    const failed = await t.files.open(at(name)).then(String, (error: unknown) => error);
    if (!(failed instanceof Error)) return `opened ${name}`;
    return failed.message.replace(t.scratch.path, '');
  };
  expect(await told('missing.patchbay')).toBe(
    'The pipeline "/missing.patchbay" does not exist: check its name.',
  );
  expect(await told('words.patchbay/inside.patchbay')).toMatch(/does not exist: check its name/);
  expect(await told('folder.patchbay')).toBe(
    '"/folder.patchbay" is a folder: choose a .patchbay file.',
  );
  expect(await told('huge.patchbay')).toBe(
    '"/huge.patchbay" is too large for a pipeline (67108865 bytes, the limit is 64 MiB): choose another file.',
  );
  expect(await told('words.patchbay')).toMatch(/^"\/words\.patchbay": .*JSON/);
  expect(await told('array.patchbay')).toMatch(/^"\/array\.patchbay": /);
  expect(await told('new.patchbay')).toMatch(/^"\/new\.patchbay": .*newer/);
});

// A pipe of the test's own stands for every device: a real one would be lost if this failed.
test.skipIf(process.platform === 'win32')(
  'a pipe is not waited for, and not replaced',
  async () => {
    await using t = await openFiles();
    const path = t.scratch.at('pipe.patchbay');
    execFileSync('mkfifo', [path]);
    await expect(t.files.open(path)).rejects.toThrow(
      `"${path}" is not a file: choose a .patchbay file.`,
    );
    await expect(t.files.save(path, emptyPipeline('a'), null)).rejects.toThrow(
      `"${path}" is not a file: choose another name for the pipeline.`,
    );
    expect((await stat(path)).isFIFO()).toBe(true);
  },
);

test('what cannot be saved is told in one sentence and leaves nothing', async () => {
  await using t = await openFiles();
  await mkdir(t.scratch.at('folder'));
  await writeFile(t.scratch.at('file'), '');
  const save = (name: string) => t.files.save(t.scratch.at(name), emptyPipeline('a'), null);
  await expect(save('folder')).rejects.toThrow(/is a folder: choose another name/);
  await expect(save('missing/a.patchbay')).rejects.toMatchObject({
    failure: {
      kind: 'storage',
      code: 'ENOENT',
      message: expect.stringMatching(/could not be saved to ".*a\.patchbay" \(ENOENT\)/),
    },
  });
  await expect(save('file/a.patchbay')).rejects.toMatchObject({ failure: { code: 'ENOTDIR' } });
  expect((await readdir(t.scratch.path)).filter((name) => !name.startsWith('backups-'))).toEqual([
    'file',
    'folder',
  ]);
});

test('kill -9 while saving leaves one version or the other, whole', async () => {
  await using t = await openFiles();
  const path = t.scratch.at('a.patchbay');
  const script = new URL('../../../test/faults/children/saveAlternately.ts', import.meta.url);
  const versions = ['A', 'B'].map((letter) =>
    serializePipeline(emptyPipeline(letter.repeat(400_000))),
  );
  for (let round = 0; round < 6; round += 1) {
    await using child = startChild(script, [path, t.backupFolder]);
    for (let saves = 0; saves <= round; saves += 1) await child.next();
    // The next save is under way, at a place that differs from round to round.
    for (let spin = 0; spin < round * 2; spin += 1) await readFile(path);
    await child.kill();
    expect(versions).toContain(await readFile(path, 'utf8'));
  }
});
