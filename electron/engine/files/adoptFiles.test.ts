import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { PipelineBuilder } from '../../../test/support/pipelineBuilder.ts';
import { createTestStore } from '../../../test/support/testStore.ts';
import { adoptFiles } from './adoptFiles.ts';

const settingsOf = (pipeline: Pipeline, id: string): JsonObject =>
  pipeline.graph.nodes[toNodeId(id)]?.settings ?? {};

test('files beside the pipeline come into the store; a missing one stays and is told', async () => {
  await using t = await createTestStore();
  await writeFile(t.scratch.at('a.txt'), 'hello');
  const files = [
    { name: 'a.txt', path: 'a.txt' },
    { name: 'b.txt', path: 'b.txt' },
  ];
  const pipeline = new PipelineBuilder().node('u', 'file-upload', { mode: 'many', files }).build();
  const adopted = await adoptFiles(t.store, pipeline, t.scratch.at('p.patchbay'));
  const { id } = await t.put('a.txt', 'hello');
  expect(settingsOf(adopted.pipeline, 'u')['files']).toEqual([
    { name: 'a.txt', path: 'a.txt', artifact: id, mediaType: 'text/plain', size: 5 },
    { name: 'b.txt', path: 'b.txt' },
  ]);
  expect(adopted.warnings.map(({ message }) => message)).toEqual([
    `The file "${t.scratch.at('b.txt')}" does not exist: check the name, or add the file to its node again.`,
  ]);
  expect(settingsOf(pipeline, 'u')['files']).toEqual(files);
});

test('JSON that looks like a file is left alone, and nothing is read for it', async () => {
  await using t = await createTestStore();
  await writeFile(t.scratch.at('secret.txt'), 'x');
  const json = { name: 'secret', path: 'secret.txt', files: [null, 1], more: true };
  const pipeline = new PipelineBuilder()
    .node('j', 'json', { json })
    .node('x', 'extract', {}, { inputs: { json } })
    .node('new', 'of-the-future', { files: [json] }, { inputs: { file: json } })
    .build();
  const adopted = await adoptFiles(t.store, pipeline, t.scratch.at('p.patchbay'));
  expect(adopted).toEqual({ pipeline, warnings: [] });
  expect(await readdir(t.folder)).toEqual(['tmp']);
});

test.skipIf(process.platform === 'win32')(
  'three hundred files are adopted by a process that may open sixty',
  async () => {
    await using t = await createTestStore();
    await mkdir(t.scratch.at('many'));
    const names = Array.from({ length: 300 }, (_, index) => `many/${index}.txt`);
    for (const name of names) await writeFile(t.scratch.at(name), name);
    const script = new URL('../../../test/faults/children/adoptMany.ts', import.meta.url).pathname;
    const command = 'ulimit -n 60; exec "$0" "$@"';
    const args = ['-c', command, process.execPath, script, t.scratch.path, String(names.length)];
    const { stdout } = await promisify(execFile)('/bin/sh', args);
    expect(JSON.parse(stdout)).toEqual({ warnings: [], adopted: 300 });
  },
);
