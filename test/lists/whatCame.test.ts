import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Pipeline } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

/** One picture of each of so many lines, saved under names that only their places tell apart. */
async function setUp(lines: number) {
  const t = await createTestEngine();
  onTestFinished(() => t[Symbol.asyncDispose]());
  const text = Array.from({ length: lines }, (_, index) => `Line ${index}`).join('\n');
  const builder = new PipelineBuilder('Lines')
    .node('text', 'text', { text })
    .node('split', 'split-text')
    .node('save', 'download', { fileName: 'line.{{ext}}' })
    .node('show', 'preview')
    .node('sheet', 'preview');
  await builder.model(t.client, 'draw', 'render-text', { font: 'pixel' });
  const pipeline: Pipeline = builder
    .edge('text.text', 'split.text')
    .edge('split.parts', 'draw.prompt')
    .edge('draw.output', 'save.file')
    .edge('draw.output', 'show.value')
    .edge('show.value', 'sheet.value')
    .build();
  const outputFolder = join(t.folder, 'saved');
  const fail = (line: number): void => {
    t.server.faults.add({
      on: 'predictions.create',
      contains: `Line ${line}`,
      fault: { kind: 'model-failure', error: `No ink for line ${line}` },
      times: 1,
    });
  };
  const start = async () => {
    const request = { runId: newRunId(), pipeline, outputFolder };
    expect(await t.client.runs.start(request)).toMatchObject({ ok: true });
    return (await followRun(t.engine, request.runId)).state;
  };
  const saved = async (): Promise<{ readonly [name: string]: string }> => {
    const found: readonly string[] = await readdir(outputFolder).catch(() => []);
    const names = found.toSorted();
    const files = names.map(async (name) => [
      name,
      (await readFile(join(outputFolder, name))).toString('base64'),
    ]);
    return Object.fromEntries(await Promise.all(files)) as { readonly [name: string]: string };
  };
  return { ...t, fail, start, saved };
}

test('one failed item of five: the four others are saved, and a resumed run adds the one', async () => {
  const t = await setUp(5);
  t.fail(2);
  const state = await t.start();
  expect(state.status).toBe('failed');
  expect(state.tasks['save']).toMatchObject({
    status: 'skipped',
    skippedBecause: expect.stringContaining('1 of 5 items did not come, as "render-text"'),
    exported: { length: 4 },
  });
  const before = await t.saved();
  expect(Object.keys(before)).toEqual(['line-1.png', 'line-2.png', 'line-4.png', 'line-5.png']);

  await t.client.runs.resume({ runId: state.runId });
  const resumed = (await followRun(t.engine, state.runId)).state;
  expect(resumed.status).toBe('succeeded');
  expect(resumed.tasks['save']).toMatchObject({ status: 'succeeded', exported: { length: 5 } });
  const after = await t.saved();
  expect(Object.keys(after)).toEqual([1, 2, 3, 4, 5].map((number) => `line-${number}.png`));
  expect(after).toMatchObject(before);
  expect(new Set(Object.values(after)).size).toBe(5);
});

test('a preview shows the items that came, passes nothing on, and has all of them once the run is resumed', async () => {
  const t = await setUp(4);
  t.fail(1);
  const state = await t.start();
  expect(state.tasks['show']).toMatchObject({
    status: 'skipped',
    skippedBecause: expect.stringContaining('1 of 4 items did not come'),
    outputs: { value: { items: [{ type: 'file' }, { type: 'file' }, { type: 'file' }] } },
  });
  expect(state.nodes['show' as NodeId]).toMatchObject({
    status: 'skipped',
    outputs: { value: { items: { length: 3 } } },
  });
  expect(state.tasks['sheet']).toMatchObject({ status: 'skipped', startedAt: null, outputs: null });

  await t.client.runs.resume({ runId: state.runId });
  const resumed = (await followRun(t.engine, state.runId)).state;
  expect(resumed.status).toBe('succeeded');
  for (const id of ['show', 'sheet'])
    expect(resumed.tasks[id]).toMatchObject({ outputs: { value: { items: { length: 4 } } } });
});

test('where every item failed nothing is saved and nothing is begun', async () => {
  const t = await setUp(2);
  t.fail(0);
  t.fail(1);
  const state = await t.start();
  expect(state.status).toBe('failed');
  expect(state.tasks['save']).toMatchObject({ status: 'skipped', startedAt: null });
  expect(await t.saved()).toEqual({});
});
