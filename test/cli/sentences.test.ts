import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { createInProcessCli } from '../support/inProcessCli.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';

type LooseFile = {
  layout?: unknown;
  graph: { nodes: { [id: string]: { settings: { [name: string]: unknown } } } };
};

/** Two texts of which each is cut into lines, in a file that was changed by hand. */
async function writeByHand(folder: string, change: (file: LooseFile) => void): Promise<string> {
  const pipeline = new PipelineBuilder('By hand')
    .node('text', 'text', { text: 'a' })
    .node('one', 'split-text', { by: 'lines' })
    .node('two', 'split-text', { by: 'lines' })
    .node('show', 'preview')
    .node('show2', 'preview')
    .edge('text.text', 'one.text')
    .edge('text.text', 'two.text')
    .edge('one.parts', 'show.value')
    .edge('two.parts', 'show2.value')
    .build();
  const file: LooseFile = JSON.parse(serializePipeline(pipeline));
  change(file);
  const name = path.join(folder, 'by-hand.patchbay');
  await writeFile(name, JSON.stringify(file));
  return name;
}

test('a file without positions runs without a warning', async () => {
  await using cli = await createInProcessCli();
  const file = await writeByHand(cli.folder, (each) => delete each.layout);
  expect(await cli.run(['validate', file])).toMatchObject({ code: 0, stderr: '' });
});

test('a setting that is missing is named, and which of two nodes of one title it is of', async () => {
  await using cli = await createInProcessCli();
  const file = await writeByHand(cli.folder, ({ graph }) => {
    delete graph.nodes['two']?.settings['trim'];
  });
  expect(await cli.run(['run', file])).toMatchObject({
    code: 2,
    stderr:
      '"Split text" (two): The setting "trim" of this Split text node is missing: choose one.\n',
  });
});

test('a missing token says how one is kept', async () => {
  await using cli = await createInProcessCli();
  const { code, stderr } = await cli.run(['account']);
  expect(code).toBe(4);
  expect(stderr).toMatch(
    /^No API token for Replicate is set: .*\n"patchbay auth login" keeps a token in the keychain\.\n$/,
  );
});

test('the limit of the cache is said, and set', async () => {
  await using cli = await createInProcessCli();
  const said = async () => JSON.parse((await cli.run(['cache', 'limit', '--json'])).stdout);
  expect(await said()).toEqual({ limitBytes: 10_000_000_000 });
  expect(await cli.run(['cache', 'limit', '2GB'])).toMatchObject({ code: 0 });
  expect(await said()).toEqual({ limitBytes: 2_000_000_000 });
});
