import { existsSync } from 'node:fs';
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { twoColourPng } from '../support/images.ts';
import { nodeOf, writeChanged } from './pipelineFile.ts';
import { createCliTest, examples, type CliResult } from './runCli.ts';

const firstSteps = path.join(examples, 'first-steps.patchbay');

/** One sentence that says what, where and what to do, the right code, and no output. */
function expectRefusal(result: CliResult, code: number, sentence: RegExp): void {
  expect(result).toMatchObject({ code, stdout: '' });
  expect(result.stderr).toMatch(sentence);
  expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(result.stderr).not.toMatch(/\bat .*:\d+:\d+|undefined|\[object/);
}

describe('a pipeline file that cannot be used', () => {
  test.each([
    ['missing', async () => undefined, /does not exist: check its name\.$/m],
    ['a folder', async (file: string) => mkdir(file), /is a folder: choose/],
    ['empty', async (file: string) => writeFile(file, ''), /bad\.patchbay": .+/],
    [
      'no JSON',
      async (file: string) => writeFile(file, '{ "format": "patchbay/pipeline", '),
      /bad\.patchbay": .+/,
    ],
    [
      'another format',
      async (file: string) => writeFile(file, '{"nodes": []}'),
      /bad\.patchbay": .+/,
    ],
    [
      'no text',
      async (file: string) => writeFile(file, new Uint8Array([0xff, 0xfe, 0, 1, 2])),
      /bad\.patchbay": .+/,
    ],
  ])('%s', async (_, make, sentence) => {
    await using cli = await createCliTest();
    await make(cli.path('bad.patchbay'));
    for (const command of ['run', 'validate', 'inspect']) {
      expectRefusal(await cli.run([command, 'bad.patchbay']), 2, sentence);
    }
  });

  test('too large', async () => {
    await using cli = await createCliTest();
    const file = await open(cli.path('huge.patchbay'), 'w');
    await file.truncate(65 * 1024 * 1024);
    await file.close();
    expectRefusal(await cli.run(['run', 'huge.patchbay']), 2, /too large for a pipeline/);
  });

  test('made by a newer version', async () => {
    await using cli = await createCliTest();
    await writeChanged(cli.path('new.patchbay'), (file) => {
      file.version = 99;
    });
    expectRefusal(await cli.run(['run', 'new.patchbay']), 2, /newer/);
  });
});

describe('a pipeline that cannot run', () => {
  test('a cycle', async () => {
    await using cli = await createCliTest();
    await writeFile(cli.path('mountain-lake.jpg'), await twoColourPng(8, 8));
    await writeChanged(cli.path('cycle.patchbay'), (file) => {
      file.graph.edges = file.graph.edges.filter((edge) => edge['source'] !== 'photo');
      file.graph.edges.push({
        id: 'back',
        source: 'upscale',
        sourcePort: 'output',
        target: 'grayscale',
        targetPort: 'image',
      });
    });
    const result = await cli.run(['run', 'cycle.patchbay']);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(
      /"Black and white" stands on a cycle .+: remove one of the edges\./,
    );
  });

  test('a file that is not there', async () => {
    await using cli = await createCliTest();
    await writeChanged(cli.path('lost.patchbay'), () => undefined);
    const result = await cli.run(['run', 'lost.patchbay', '-o', 'out']);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(existsSync(cli.out)).toBe(false);
    // Once, with the node that names it.
    const told = /^"Photo": The file ".+mountain-lake\.jpg" does not exist: check .+\n$/;
    expect(result.stderr).toMatch(told);
    for (const command of ['plan', 'quote', 'validate'])
      expect((await cli.run([command, 'lost.patchbay'])).stderr).toMatch(told);
    const inspected = await cli.run(['inspect', 'lost.patchbay']);
    expect(inspected.stderr).toMatch(/^Warning: The file ".+mountain-lake\.jpg" does not exist/);
  });

  test('a wrong type on a port', async () => {
    await using cli = await createCliTest();
    await writeChanged(cli.path('type.patchbay'), (file) => {
      file.graph.nodes['words'] = {
        ...nodeOf(file, 'note'),
        type: 'text',
        settings: { text: 'no picture' },
      } as never;
      file.graph.edges = file.graph.edges.filter((edge) => edge['source'] !== 'photo');
      file.graph.edges.push({
        id: 'wrong',
        source: 'words',
        sourcePort: 'text',
        target: 'grayscale',
        targetPort: 'image',
      });
    });
    const result = await cli.run(['run', 'type.patchbay']);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(/Text cannot feed an input for an image/i);
  });

  test('a model that is not there', async () => {
    await using cli = await createCliTest();
    await writeFile(cli.path('mountain-lake.jpg'), await twoColourPng(8, 8));
    await writeChanged(cli.path('model.patchbay'), (file) => {
      const node = nodeOf(file, 'upscale');
      const version = String(node.settings['version']);
      file.models[`builtin/nothing:${version}`] = file.models[`builtin/upscale:${version}`];
      node.settings['model'] = 'builtin/nothing';
    });
    expectRefusal(
      await cli.run(['run', 'model.patchbay', '-o', 'out']),
      2,
      /^"Enlarge": .*builtin\/nothing.*/,
    );
    expect(existsSync(cli.out)).toBe(false);
  });

  test('a value outside its limits', async () => {
    await using cli = await createCliTest();
    expectRefusal(
      await cli.run(['run', firstSteps, '-i', 'Enlarge.scale=7']),
      2,
      /^"Enlarge": "Scale" cannot be 7: choose one of 2, 3, 4\.$/m,
    );
  });
});

describe('arguments that cannot be used', () => {
  test.each([
    [['run'], /^Missing required argument "file": "patchbay run --help" says how to write it\.$/m],
    [
      ['run', firstSteps, '--colour'],
      /^Unknown option "--colour": "patchbay run --help" says .*\.$/m,
    ],
    [['runn'], /^Unknown command "runn" \(did you mean .*run.*\?\): "patchbay --help" says .*\.$/m],
    [
      ['cache', 'nothing'],
      /^Too many arguments for "show", expected .*: "patchbay cache show --help" says .*\.$/m,
    ],
    [
      ['runs', '--status', 'bad'],
      /^Option .* is invalid, allowed choices are .*, canceled: "patchbay runs list --help" says .*\.$/m,
    ],
    [['run', firstSteps, '--out', ''], /^--out takes a folder, and its name is empty\.$/m],
    [['files', 'upload', '.'], /^"\." is no file: name one, not a folder\.$/m],
    [['models', 'list', 'r8_0123456789abcdef', 'x'], /^(?!.*r8_0)/],
    [['run', firstSteps, '-i', 'photo'], /write it as NAME=VALUE/],
    [
      ['run', firstSteps, '-i', 'photo=@gone.png'],
      /The file ".*gone\.png", given to "photo", does not exist: check the path\./,
    ],
    [['run', firstSteps, '-i', 'phto=@x.png'], /no input called "phto": it takes "Photo"/],
    [['run', firstSteps, '-i', 'photo=cat.png'], /takes a file: write @ before its path/],
    [['run', firstSteps, '-i', 'Enlarge.scale=big'], /takes a whole number, not "big"/],
    [
      ['run', firstSteps, '--provider', 'nobody'],
      /no provider "nobody": use one of builtin, replicate/,
    ],
  ])('%j', async (args, sentence) => {
    await using cli = await createCliTest();
    const result = await cli.run(args);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(sentence);
    expect(existsSync(cli.path('patchbay-out'))).toBe(false);
  });

  test('an empty folder', async () => {
    await using cli = await createCliTest();
    await mkdir(cli.path('none'));
    expectRefusal(
      await cli.run(['run', firstSteps, '-i', 'photo=@none']),
      2,
      /a folder without files that it takes\.$/m,
    );
  });
});

describe('a picture that is none', () => {
  test.each([
    ['empty.png', new Uint8Array()],
    ['letter.png', new TextEncoder().encode('Dear reader, this is no picture.\n')],
    ['letter.txt', new TextEncoder().encode('Dear reader, this is no picture.\n')],
  ])('%s', async (name, bytes) => {
    await using cli = await createCliTest();
    await writeFile(cli.path(name), bytes);
    const result = await cli.run(['run', firstSteps, '-i', `photo=@${name}`, '-o', 'out']);
    expect([1, 2]).toContain(result.code);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(new RegExp(`${name.replace('.', '\\.')}|picture|image`));
    expect(existsSync(cli.out) ? await readdir(cli.out) : []).toEqual([]);
  });
});
