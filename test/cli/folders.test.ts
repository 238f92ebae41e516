import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { RunEvent } from '../../shared/run/events.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { twoColourPng } from '../support/images.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine } from '../support/testEngine.ts';
import { createCliTest } from './runCli.ts';

type Cli = Awaited<ReturnType<typeof createCliTest>>;

/** A folder in, two models over each of its pictures, and the same folder out. */
async function writePipeline(target: string, folder = '{{source.folder}}'): Promise<void> {
  await using t = await createTestEngine();
  const builder = new PipelineBuilder('Tree').node(
    'photos',
    'file-upload',
    { mode: 'folder', only: 'image' },
    { title: 'Photos' },
  );
  await builder.model(t.client, 'grey', 'grayscale');
  await builder.model(t.client, 'blur', 'blur', { radius: 2 });
  const pipeline = builder
    .node('save', 'download', { folder, fileName: '{{source.name}}.{{ext}}' })
    .edge('photos.file', 'grey.image')
    .edge('grey.output', 'blur.image')
    .edge('blur.output', 'save.file')
    .build();
  await writeFile(target, serializePipeline(pipeline));
}

/** Thirty pictures in four folders, each of its own width, and what is not to be taken. Gives the paths by width. */
async function writePictures(cli: Cli): Promise<readonly string[]> {
  const folders = ['', 'Summer', 'Summer/the sea', 'winter'];
  const paths: string[] = [];
  for (const folder of folders) await mkdir(cli.path('in', folder), { recursive: true });
  for (let index = 0; index < 30; index += 1) {
    const name = path.posix.join(folders[index % 4] ?? '', `photo ${Math.floor(index / 4)}.png`);
    await writeFile(cli.path('in', name), await twoColourPng(10 + index, 8));
    paths.push(name);
  }
  await writeFile(cli.path('in', 'notes.txt'), 'no picture');
  await mkdir(cli.path('in', '.hidden'));
  await writeFile(cli.path('in', '.hidden', 'x.png'), await twoColourPng(8, 8));
  await writeFile(cli.path('in', 'winter', '.y.png'), await twoColourPng(8, 8));
  await mkdir(cli.path('elsewhere'));
  await writeFile(cli.path('elsewhere', 'z.png'), await twoColourPng(8, 8));
  await symlink(cli.path('elsewhere'), cli.path('in', 'link'), 'junction');
  return paths;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .toSorted();
}

function runFolder(cli: Cli, ...more: readonly string[]) {
  return cli.run(['run', 'tree.patchbay', '-i', 'photos=@in', '--json', '--out', ...more]);
}

function countStarted(stdout: string, nodes: readonly string[]): number {
  const events = stdout.trimEnd().split('\n');
  return events
    .map((line) => JSON.parse(line) as RunEvent)
    .filter((event) => event.type === 'task.submitted' && nodes.includes(event.nodeId)).length;
}

test('a folder of thirty pictures comes out of two models as it went in; a sample first costs nothing twice', async () => {
  await using cli = await createCliTest();
  const paths = await writePictures(cli);
  await writePipeline(cli.path('tree.patchbay'));
  const models = ['grey', 'blur'];

  const sample = await runFolder(cli, 'sample', '--sample', '3');
  expect(sample.code).toBe(0);
  expect(countStarted(sample.stdout, models)).toBe(6);
  // The first, the middle and the last by their paths.
  expect(await filesIn(cli.path('sample'))).toEqual([
    'Summer/photo 7.png',
    'photo 0.png',
    'winter/photo 6.png',
  ]);

  const rest = await runFolder(cli, 'out');
  expect(rest.code).toBe(0);
  expect(countStarted(rest.stdout, models)).toBe(54);
  expect(await filesIn(cli.out)).toEqual(paths.toSorted());
  for (const [index, name] of paths.entries())
    expect((await sharp(cli.path('out', name)).metadata()).width).toBe(10 + index);
});

test('from a node on only what is behind it is made anew, up to a node nothing behind it runs', async () => {
  await using cli = await createCliTest();
  await writePictures(cli);
  await writePipeline(cli.path('tree.patchbay'));
  const upTo = await runFolder(cli, 'upTo', '--target', 'grey', '--sample', '2');
  expect(countStarted(upTo.stdout, ['grey'])).toBe(2);
  expect(upTo.stdout).not.toContain('"blur"');
  const from = await runFolder(cli, 'from', '--from', 'blur', '--sample', '2');
  expect(countStarted(from.stdout, ['grey'])).toBe(0);
  expect(countStarted(from.stdout, ['blur'])).toBe(2);
});

test('files of one name that are put into one folder are told apart, in the order of the folder', async () => {
  await using cli = await createCliTest();
  await writePipeline(cli.path('tree.patchbay'), 'flat');
  for (const [index, folder] of ['a', 'b', 'C'].entries()) {
    await mkdir(cli.path('in', folder), { recursive: true });
    await writeFile(cli.path('in', folder, 'x.png'), await twoColourPng(20 + index, 8));
  }
  expect((await runFolder(cli, 'out')).code).toBe(0);
  expect(await filesIn(cli.out)).toEqual(['flat/x-1.png', 'flat/x-2.png', 'flat/x-3.png']);
  expect((await sharp(cli.path('out/flat/x-3.png')).metadata()).width).toBe(22);
});

test.each([
  [['--sample', '0'], /--sample takes a number of items such as 3, not "0"/],
  [['--target', 'nobody'], /no node called "nobody" for --target: it has .*"Photos"/],
])('%j is bad usage', async (flags, sentence) => {
  await using cli = await createCliTest();
  await writePipeline(cli.path('tree.patchbay'));
  const { code, stderr } = await cli.run(['run', 'tree.patchbay', ...flags]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(sentence) });
});
