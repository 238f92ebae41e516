import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { browseFolder, requireAllowed } from './browseFolder.ts';

async function openTree() {
  const scratch = await scratchFolder();
  await mkdir(scratch.at('home', 'work'), { recursive: true });
  await mkdir(scratch.at('home', '..hidden-not'));
  await mkdir(scratch.at('home', '.git'));
  await mkdir(scratch.at('outside'));
  const files = ['home/b.patchbay', 'home/A.PATCHBAY', 'home/x.txt', 'outside/s.patchbay'];
  for (const name of files) await writeFile(scratch.at(name), '{}');
  await symlink(scratch.at('outside'), scratch.at('home', 'escape'));
  await symlink(scratch.at('outside', 's.patchbay'), scratch.at('home', 's.patchbay'));
  await symlink(scratch.at('nowhere'), scratch.at('home', 'broken'));
  await symlink(scratch.at('home', 'x.txt'), scratch.at('home', 'text'));
  return scratch;
}

test('lists folders, then pipelines, each by name, without what is hidden or something else', async () => {
  await using scratch = await openTree();
  const home = scratch.at('home');
  const { folder, parent, entries } = await browseFolder(home, undefined);
  expect([folder, parent]).toEqual([home, scratch.path]);
  expect(entries.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'folder escape',
    'folder work',
    'file A.PATCHBAY',
    'file b.patchbay',
    'file s.patchbay',
  ]);
  expect(entries[2]).toMatchObject({ path: join(home, 'A.PATCHBAY'), size: 2 });
  expect(entries[2]?.modifiedAt).toBeGreaterThan(0);
});

test('the parent is offered only where it may be shown', async () => {
  await using scratch = await openTree();
  const home = scratch.at('home');
  expect((await browseFolder(home, [home])).parent).toBeNull();
  expect((await browseFolder(join(home, 'work'), [home])).parent).toBe(home);
  expect((await browseFolder('/', undefined)).parent).toBeNull();
});

test('places outside the allowed folders are refused, also through links and ..', async () => {
  await using scratch = await openTree();
  const home = scratch.at('home');
  const refused = [
    scratch.path,
    scratch.at('outside'),
    join(home, '..'),
    `${home}/work/../../outside`,
    join(home, 'escape'),
    join(home, 'escape', 'new.patchbay'),
    join(home, 'escape', 'new', 'deep.patchbay'),
    join(home, 's.patchbay'),
    `${home}-sibling`,
    '/',
  ];
  for (const path of refused) {
    await expect(requireAllowed(path, [home])).rejects.toThrow(
      `"${path}" is outside the folders that this Patchbay may open (${home}): choose a place inside them.`,
    );
  }
  await expect(browseFolder(join(home, 'escape'), [home])).rejects.toThrow('is outside');
});

test('places inside are allowed, there already or not, also when the folder itself is a link', async () => {
  await using scratch = await openTree();
  const home = scratch.at('home');
  await symlink(home, scratch.at('my-home'));
  const allowed = [
    home,
    join(home, 'work', 'new.patchbay'),
    join(home, '..hidden-not', 'x.patchbay'),
    join(home, 'new', 'deep', 'x.patchbay'),
    scratch.at('my-home', 'work'),
  ];
  for (const path of allowed) {
    await requireAllowed(path, [home]);
    await requireAllowed(path, [scratch.at('my-home')]);
  }
  await requireAllowed('/anything', undefined);
});

test('a folder that cannot be opened is told', async () => {
  await using scratch = await openTree();
  const [missing, file] = [scratch.at('missing'), scratch.at('home', 'x.txt')];
  await expect(browseFolder(missing, undefined)).rejects.toThrow(
    `The folder "${missing}" cannot be opened (ENOENT): choose another one.`,
  );
  await expect(browseFolder(file, undefined)).rejects.toThrow('(ENOTDIR)');
});
