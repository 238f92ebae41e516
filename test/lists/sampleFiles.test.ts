import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

const words = Array.from({ length: 6 }, (_, index) => `word ${index}`);

/** Saves six texts that would all have the same name. */
function pipelineOf(text: string): Pipeline {
  const items = words.map((word) => word.replace('word', text));
  return new PipelineBuilder('Words')
    .node('words', 'list', { itemType: 'text' }, { inputs: { items } })
    .node('save', 'download', { fileName: 'word.txt', ifExists: 'rename' })
    .edge('words.list', 'save.file')
    .build();
}

async function createSamples() {
  const t = await createTestEngine();
  const out = join(t.folder, 'saved');
  return {
    out,
    run: async (sample?: number, text = 'word') => {
      const asked = sample === undefined ? {} : { sample };
      const request = {
        runId: newRunId(),
        pipeline: pipelineOf(text),
        outputFolder: out,
        ...asked,
      };
      expect(await t.client.runs.start(request)).toMatchObject({ ok: true });
      expect((await followRun(t.engine, request.runId)).state.status).toBe('succeeded');
    },
    files: async () => {
      const names = await readdir(out);
      const texts = names.map(async (name) => [name, await readFile(join(out, name), 'utf8')]);
      return Object.fromEntries(await Promise.all(texts)) as Record<string, string>;
    },
    [Symbol.asyncDispose]: () => t[Symbol.asyncDispose](),
  };
}

test('the rest of a sample is written as if there had been none, and only what runs once more is numbered', async () => {
  await using t = await createSamples();
  await t.run(2);
  expect(await t.files()).toEqual({ 'word-1.txt': 'word 0', 'word-2.txt': 'word 5' });
  // In a larger sample, and in all of them, the same word is at another place.
  await t.run(3);
  await t.run();
  expect(await t.files()).toEqual(
    Object.fromEntries(words.map((word, index) => [`word-${index + 1}.txt`, word])),
  );
  await t.run();
  expect(Object.keys(await t.files())).toHaveLength(2 * words.length);
});

test('what was changed since the sample stays, and so does a sample of another graph', async () => {
  await using t = await createSamples();
  await t.run(2);
  await writeFile(join(t.out, 'word-2.txt'), 'my own');
  await t.run();
  expect(await t.files()).toMatchObject({
    'word-1.txt': 'word 0',
    'word-2.txt': 'my own',
    'word-2 (2).txt': 'word 1',
  });
  expect(Object.keys(await t.files())).toHaveLength(words.length + 1);

  await t.run(2, 'other');
  await t.run();
  expect(await t.files()).toMatchObject({
    'word-1 (2).txt': 'other 0',
    'word-1 (3).txt': 'word 0',
  });
});
