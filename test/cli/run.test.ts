import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../shared/run/events.ts';
import { foldRun } from '../../shared/run/reduceRun.ts';
import { twoColourPng } from '../support/images.ts';
import { createCliTest, examples } from './runCli.ts';

const firstSteps = path.join(examples, 'first-steps.patchbay');

function eventsOf(stdout: string): readonly RunEvent[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RunEvent);
}

describe('patchbay run', () => {
  test('runs a pipeline on a picture of your own and lists what it wrote', async () => {
    await using cli = await createCliTest();
    await writeFile(cli.path('mine.png'), await twoColourPng(60, 40));

    const { code, stdout, stderr } = await cli.run([
      'run',
      firstSteps,
      '--input',
      'photo=@mine.png',
      '--out',
      'out',
    ]);

    expect({ code, stderr }).toMatchObject({ code: 0 });
    const file = path.join(cli.out, 'mine-large.png');
    expect(stdout).toBe(`${file}\n`);
    expect(stderr).toContain('Black and white: done in');
    const { data, info } = await sharp(file)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([120, 80]);
    // Luma of #c81e1e and #1e3cc8 by ITU-R BT.709, away from the seam.
    const shadeAt = (x: number): number => data[(40 * info.width + x) * info.channels] ?? -1;
    expect(Math.abs(shadeAt(20) - (0.2126 * 0xc8 + 0.7152 * 0x1e + 0.0722 * 0x1e))).toBeLessThan(2);
    expect(Math.abs(shadeAt(100) - (0.2126 * 0x1e + 0.7152 * 0x3c + 0.0722 * 0xc8))).toBeLessThan(
      2,
    );
    expect(await readdir(cli.out)).toEqual(['mine-large.png']);
  });

  test('--json prints every event and nothing else; their fold is the run', async () => {
    await using cli = await createCliTest();
    await writeFile(cli.path('mine.png'), await twoColourPng(30, 20));

    const { code, stdout, stderr } = await cli.run([
      'run',
      firstSteps,
      '-i',
      'Photo=@mine.png',
      '-o',
      'out',
      '--json',
    ]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const events = eventsOf(stdout);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]?.type).toBe('run.started');
    expect(events.at(-1)).toMatchObject({ type: 'run.finished', outcome: 'succeeded' });
    expect(foldRun(events)?.status).toBe('succeeded');
    const exported = events.flatMap((event) => (event.type === 'task.exported' ? [event] : []));
    expect(exported.map(({ filePath }) => filePath)).toEqual([
      path.join(cli.out, 'mine-large.png'),
    ]);
    const bytes = await readFile(path.join(cli.out, 'mine-large.png'));
    expect(exported[0]?.artifact.id).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  test('the same picture gives the same bytes twice, and the second file does not replace the first', async () => {
    await using cli = await createCliTest();
    await writeFile(cli.path('mine.png'), await twoColourPng(30, 20));
    const args = ['run', firstSteps, '-i', 'photo=@mine.png', '-o', 'out'];
    await cli.run(args);
    const { stdout } = await cli.run(args);
    const second = path.join(cli.out, 'mine-large (2).png');
    expect(stdout).toBe(`${second}\n`);
    expect(await readFile(second)).toEqual(await readFile(path.join(cli.out, 'mine-large.png')));
  });

  test('a folder runs once for each of its files, and a node value can be given', async () => {
    await using cli = await createCliTest();
    await mkdir(cli.path('pictures'));
    await writeFile(cli.path('pictures', 'b10.png'), await twoColourPng(10, 10));
    await writeFile(cli.path('pictures', 'b9.png'), await twoColourPng(8, 8));
    await writeFile(cli.path('pictures', '.hidden.png'), 'no picture');

    const { code, stdout, stderr } = await cli.run([
      'run',
      firstSteps,
      '-i',
      'photo=@pictures',
      '-i',
      'Enlarge.scale=3',
      '-o',
      'out',
    ]);

    expect({ code, stderr }).toMatchObject({ code: 0 });
    // In the order of their names as people count: b9 before b10.
    const files = stdout.trimEnd().split('\n');
    const sizes = await Promise.all(
      files.map(async (file) => (await sharp(file).metadata()).width),
    );
    expect(sizes).toEqual([24, 30]);
  });

  test('a text input takes the text of a file', async () => {
    await using cli = await createCliTest();
    await writeFile(cli.path('story.txt'), 'One short story.');
    const pipeline = path.join(examples, 'text-tools.patchbay');
    const { code } = await cli.run(['run', pipeline, '-i', 'story=@story.txt', '-o', 'out']);
    expect(code).toBe(0);
    expect(await readFile(path.join(cli.out, 'summary.txt'), 'utf8')).toBe('One short story.');
  });

  test.each(['photo-card', 'text-tools'])('the example %s runs', async (name) => {
    await using cli = await createCliTest();
    const { code, stdout, stderr } = await cli.run([
      'run',
      path.join(examples, `${name}.patchbay`),
      '-o',
      'out',
    ]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
  });

  test('a reader that goes away does not stop the run', async () => {
    await using cli = await createCliTest();
    await writeFile(cli.path('mine.png'), await twoColourPng(30, 20));
    const running = cli.start(['run', firstSteps, '-i', 'photo=@mine.png', '-o', 'out', '--json']);
    await running.untilOutput(/run\.started/);
    running.child.stdout?.destroy();
    expect((await running.ended).code).toBe(0);
    expect(await readdir(cli.out)).toEqual(['mine-large.png']);
  });
});

describe('patchbay validate and inspect', () => {
  test('validate says that a pipeline can run', async () => {
    await using cli = await createCliTest();
    const { code, stdout } = await cli.run(['validate', firstSteps]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${firstSteps} can run: 6 nodes, 4 connections.\n`,
    });
    const answer = await cli.run(['validate', firstSteps, '--json']);
    expect(JSON.parse(answer.stdout)).toEqual({ valid: true, problems: [], warnings: [] });
  });

  test('inspect lists nodes, inputs and models', async () => {
    await using cli = await createCliTest();
    const { code, stdout } = await cli.run(['inspect', firstSteps, '--json']);
    expect(code).toBe(0);
    const description = JSON.parse(stdout) as {
      inputs: { name: string }[];
      models: { model: string }[];
    };
    expect(description.inputs.map(({ name }) => name)).toContain('Enlarge.scale');
    expect(description.inputs.map(({ name }) => name)).not.toContain('Enlarge.image');
    expect(description.models.map(({ model }) => model).toSorted()).toEqual([
      'builtin/grayscale',
      'builtin/upscale',
    ]);
    expect((await cli.run(['inspect', firstSteps])).stdout).toContain('Enlarge.scale');
  });

  test('--help teaches with examples and exit codes, --version prints one line', async () => {
    await using cli = await createCliTest();
    const help = await cli.run(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('Exit codes:');
    expect((await cli.run(['run', '--help'])).stdout).toContain('Examples:');
    expect((await cli.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
