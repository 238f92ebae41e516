import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { mountSmallDisk, noMount } from '../support/smallDisk.ts';
import { twoColourPng } from '../support/images.ts';
import { nodeOf, writeChanged } from './pipelineFile.ts';
import { createCliTest, examples } from './runCli.ts';

const firstSteps = path.join(examples, 'first-steps.patchbay');

describe('an output folder that cannot be written', () => {
  test('a full disk: one sentence, exit code 1 and nothing half-written', async ({ skip }) => {
    await using cli = await createCliTest();
    await mkdir(cli.out);
    using disk = mountSmallDisk(cli.out);
    if (disk === undefined) return skip(noMount);
    const { code, stdout, stderr } = await cli.run(['run', firstSteps, '-o', 'out']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Save failed: .*the disk is full: free some space/m);
    expect(await readdir(cli.out)).toEqual([]);
  });

  test('a read-only folder', async ({ skip }) => {
    await using cli = await createCliTest();
    await mkdir(cli.out);
    using disk = mountSmallDisk(cli.out);
    if (disk === undefined) return skip(noMount);
    disk.makeReadOnly();
    const { code, stderr } = await cli.run(['run', firstSteps, '-o', 'out']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `"Save": No file can be saved in "${cli.out}" (EROFS), as the folder is read-only: choose another folder.\n`,
    );
  });

  test.each(['out', 'out/deep/down'])(
    'a file where the folder "%s" should be is told before anything is spent',
    async (folder) => {
      await using cli = await createCliTest();
      await writeFile(cli.out, 'I was here first.');
      const { code, stderr } = await cli.run(['run', firstSteps, '-o', folder]);
      expect(code).toBe(2);
      expect(stderr).toBe(
        `"Save": No file can be saved in "${cli.path(folder)}" (ENOTDIR), as a file stands where a folder was expected: choose another folder.\n`,
      );
      expect((await cli.run(['runs', '--json'])).stdout).toBe('[]\n');
    },
  );
});

test('a Download node whose folder is a file is told before anything is spent', async () => {
  await using cli = await createCliTest();
  await mkdir(cli.out);
  await writeFile(path.join(cli.out, 'large'), 'I was here first.');
  await writeFile(cli.path('mountain-lake.jpg'), await twoColourPng(8, 8));
  const file = await writeChanged(cli.path('folder.patchbay'), (pipeline) => {
    nodeOf(pipeline, 'save').settings['folder'] = 'large/deep/{{source.folder}}';
  });
  const { code, stderr } = await cli.run(['run', file, '-o', 'out']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `"Save": No file can be saved in "${path.join(cli.out, 'large', 'deep')}" (ENOTDIR), as a file stands where a folder was expected: choose another folder.\n`,
  });
  expect((await cli.run(['runs', '--json'])).stdout).toBe('[]\n');
  expect(await readdir(cli.out)).toEqual(['large']);
});

test.skipIf(process.platform !== 'linux')(
  'where no folder can be made nothing is spent (needs Linux, which has /proc)',
  async () => {
    await using cli = await createCliTest();
    const { code, stderr } = await cli.run(['run', firstSteps, '-o', '/proc/nope/out']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^"Save": No file can be saved in "\/proc\/nope\/out" \(ENOENT\), as .+\n$/,
    );
  },
);

describe('file names that people and models make up', () => {
  test.each([
    [
      'fileName',
      '../../escape.{{ext}}',
      /^"Save": The file name .* holds a path: write only a name/m,
    ],
    [
      'fileName',
      '..\\..\\escape.{{ext}}',
      /^"Save": The file name .* holds a path: write only a name/m,
    ],
    [
      'fileName',
      '/etc/escape.{{ext}}',
      /^"Save": The file name .* holds a path: write only a name/m,
    ],
    [
      'folder',
      '../../up',
      /^"Save": The folder .* would leave the output folder: write a folder inside it/m,
    ],
  ])('the %s "%s" is refused before anything runs', async (setting, value, sentence) => {
    await using cli = await createCliTest();
    await writeFile(cli.path('mountain-lake.jpg'), await twoColourPng(8, 8));
    const file = await writeChanged(cli.path('names.patchbay'), (pipeline) => {
      nodeOf(pipeline, 'save').settings[setting] = value;
    });
    const { code, stdout, stderr } = await cli.run(['run', file, '-o', 'out']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync(cli.out)).toBe(false);
  });

  test.each(['a:b*?.png', 'dots... ', '{{source.name}}'])(
    'the name "%s" becomes one that every system can read',
    async (template) => {
      await using cli = await createCliTest();
      await writeFile(cli.path('com1.png'), await twoColourPng(8, 8));
      const file = await writeChanged(cli.path('names.patchbay'), (pipeline) => {
        nodeOf(pipeline, 'save').settings['fileName'] = template;
      });
      const { code, stdout, stderr } = await cli.run([
        'run',
        file,
        '-i',
        'photo=@com1.png',
        '-o',
        'out',
      ]);
      expect({ code, stderr }).toMatchObject({ code: 0 });
      const [name = '', second] = await readdir(cli.out);
      expect(second).toBeUndefined();
      expect(stdout).toBe(`${path.join(cli.out, name)}\n`);
      expect(name).not.toMatch(/[<>:"|?*\\/]|[. ]$/);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
    },
  );
});

describe('a data folder that cannot be used', () => {
  test('is exit code 5 and says which folder', async () => {
    await using cli = await createCliTest();
    await writeFile(cli.path('taken'), 'a file');
    const { code, stdout, stderr } = await cli.run(['run', firstSteps], {
      PATCHBAY_HOME: cli.path('taken'),
    });
    expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
    expect(stderr).toBe(
      `The data folder "${cli.path('taken')}" cannot be used, as a file stands where a folder was expected: choose another folder, or set PATCHBAY_HOME to another folder.\n`,
    );
  });

  test.skipIf(process.platform !== 'linux')(
    'ends at once where no folder can be made (needs Linux, which has /proc)',
    async () => {
      await using cli = await createCliTest();
      expect(await cli.run(['runs'], { PATCHBAY_HOME: '/proc/nope/deeper' })).toEqual({
        code: 5,
        stdout: '',
        stderr:
          'The data folder "/proc/nope/deeper" cannot be used, as the file or folder does not exist: check the name, or set PATCHBAY_HOME to another folder.\n',
      });
    },
  );

  test('of a newer Patchbay is left as it was, and says what to do', async () => {
    await using cli = await createCliTest();
    await mkdir(cli.path('home'));
    const journal = cli.path('home', 'journal.sqlite');
    const newer = new DatabaseSync(journal);
    newer.exec('CREATE TABLE future (x); PRAGMA user_version = 99');
    newer.close();
    const before = await readFile(journal);
    expect(await cli.run(['runs'])).toEqual({
      code: 5,
      stdout: '',
      stderr: `The data folder was made by a newer version of Patchbay (${journal}): update Patchbay.\n`,
    });
    expect(await readFile(journal)).toEqual(before);
  });
});
