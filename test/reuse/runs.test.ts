import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { Engine } from '../../electron/engine/engine.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { toNodeId, type NodeId } from '../../shared/domain/ids.ts';
import type { RunState } from '../../shared/run/reduceRun.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { twoColourPng } from '../support/images.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';
import { withPolicy } from '../support/withPolicy.ts';

type Test = Awaited<ReturnType<typeof createTestEngine>>;

/** Photo, blurred and enlarged, saved. */
async function twoModels(t: Test, { radius = 2, name = 'Two' } = {}): Promise<Pipeline> {
  const photo = await t.importFile('a.png', await twoColourPng(20, 20));
  const builder = new PipelineBuilder(name).upload('photo', photo);
  await builder.model(t.client, 'blur', 'blur', { radius });
  await builder.model(t.client, 'big', 'upscale', { scale: 2 });
  return builder
    .node('show', 'preview')
    .edge('photo.file', 'blur.image')
    .edge('blur.output', 'big.image')
    .edge('big.output', 'show.value')
    .build();
}

/** Counts the creates of what is done meanwhile. */
async function creates(t: Test, act: () => Promise<unknown>): Promise<number> {
  const before = t.server.counts.creates().length;
  await act();
  return t.server.counts.creates().length - before;
}

async function runOn(
  engine: Engine,
  pipeline: Pipeline,
  fresh?: 'all' | readonly NodeId[],
): Promise<RunState> {
  const started = await engine.client.runs.start({
    runId: newRunId(),
    pipeline,
    ...(fresh === undefined ? {} : { fresh: fresh === 'all' ? fresh : [...fresh] }),
  });
  if (!started.ok) throw new Error('did not start');
  return (await followRun(engine, started.runId)).state;
}

function reusedOf(state: RunState): readonly string[] {
  return Object.entries(state.tasks)
    .filter(([, task]) => task.reused)
    .map(([key]) => key)
    .toSorted();
}

describe('a second run', () => {
  test('creates nothing, and says which results are kept and from when', async () => {
    await using t = await createTestEngine();
    const pipeline = await twoModels(t);
    const first = await runOn(t.engine, pipeline);
    expect(reusedOf(first)).toEqual([]);

    let second: RunState | undefined;
    expect(
      await creates(t, async () => {
        second = await runOn(t.engine, pipeline);
      }),
    ).toBe(0);
    expect(second?.status).toBe('succeeded');
    expect(second === undefined ? [] : reusedOf(second)).toEqual(['big', 'blur']);
    expect(second?.tasks['big']?.outputs).toEqual(first.tasks['big']?.outputs);
    expect(second?.tasks['big']?.madeAt).toBeGreaterThan(0);
    expect(second?.tasks['big']?.cost).toBe(0);
    expect(second?.nodes[toNodeId('show')]?.status).toBe('succeeded');
    const stats = await t.client.cache.stats();
    expect(Object.fromEntries(stats.models.map(({ model, entries }) => [model, entries]))).toEqual({
      'builtin/blur': 1,
      'builtin/upscale': 1,
    });
  });

  test('runs again what changed and what depends on it, and nothing else', async () => {
    await using t = await createTestEngine();
    await runOn(t.engine, await twoModels(t));
    const changed = await twoModels(t, { radius: 4 });
    expect(await creates(t, () => runOn(t.engine, changed))).toBe(2);
    // Both are kept: changing it back costs nothing.
    expect(await creates(t, async () => runOn(t.engine, await twoModels(t)))).toBe(0);
    const later = await twoModels(t);
    const big = later.graph.nodes[toNodeId('big')];
    if (big === undefined) throw new Error('no node');
    const bigger: Pipeline = {
      ...later,
      graph: {
        ...later.graph,
        nodes: { ...later.graph.nodes, [big.id]: { ...big, inputs: { scale: 3 } } },
      },
    };
    let state: RunState | undefined;
    expect(
      await creates(t, async () => {
        state = await runOn(t.engine, bigger);
      }),
    ).toBe(1);
    expect(state === undefined ? [] : reusedOf(state)).toEqual(['blur']);
  });

  test('of another engine on the same data folder, and after a restart, reuses', async () => {
    await using t = await createTestEngine();
    const pipeline = await twoModels(t);
    await runOn(t.engine, pipeline);
    const other = await createEngine(t.options);
    try {
      expect(await creates(t, () => runOn(other, pipeline))).toBe(0);
    } finally {
      await other.close();
    }
    await t.engine.close();
    const again = await createEngine(t.options);
    try {
      const state = await runOn(again, pipeline);
      expect(reusedOf(state)).toEqual(['big', 'blur']);
    } finally {
      await again.close();
    }
  });

  test.each(['deleted', 'altered'])('makes a result again whose file was %s', async (how) => {
    await using t = await createTestEngine();
    const pipeline = await twoModels(t);
    const first = await runOn(t.engine, pipeline);
    const output = first.tasks['big']?.outputs?.['output'];
    if (output?.type !== 'file') throw new Error('no file');
    const { id } = output.artifact;
    const file = join(t.options.dataDir, 'artifacts', id.slice(0, 2), id.slice(2));
    if (how === 'deleted') await rm(file);
    else await writeFile(file, Buffer.alloc(output.artifact.size, 7));
    let state: RunState | undefined;
    expect(
      await creates(t, async () => {
        state = await runOn(t.engine, pipeline);
      }),
    ).toBe(1);
    expect(state?.status).toBe('succeeded');
    expect(state === undefined ? [] : reusedOf(state)).toEqual(['blur']);
    expect(state?.tasks['big']?.outputs).toEqual(first.tasks['big']?.outputs);
  });

  test('runs all again, or a node, where that is asked for', async () => {
    await using t = await createTestEngine();
    const pipeline = await twoModels(t);
    await runOn(t.engine, pipeline);
    expect(await creates(t, () => runOn(t.engine, pipeline, 'all'))).toBe(2);
    // The same picture comes of it, so what depends on it is not made again.
    expect(await creates(t, () => runOn(t.engine, pipeline, [toNodeId('blur')]))).toBe(1);
    expect(await creates(t, () => runOn(t.engine, pipeline))).toBe(0);
  });

  test('of a batch in which one of ten changed creates one', async () => {
    await using t = await createTestEngine();
    const batch = async (words: readonly string[]): Promise<Pipeline> => {
      const builder = new PipelineBuilder('Batch').node(
        'words',
        'list',
        { itemType: 'text' },
        { inputs: { items: [...words] } },
      );
      await builder.model(t.client, 'paint', 'render-text');
      return builder
        .node('show', 'preview')
        .edge('words.list', 'paint.prompt')
        .edge('paint.output', 'show.value')
        .build();
    };
    const words = Array.from({ length: 10 }, (_, index) => `word ${index}`);
    expect(await creates(t, async () => runOn(t.engine, await batch(words)))).toBe(10);
    const changed = await batch(words.with(4, 'another'));
    let state: RunState | undefined;
    expect(
      await creates(t, async () => {
        state = await runOn(t.engine, changed);
      }),
    ).toBe(1);
    expect(state === undefined ? [] : reusedOf(state)).toHaveLength(9);
    expect(state?.status).toBe('succeeded');
  });

  test('does not reuse what failed', async () => {
    await using t = await createTestEngine();
    const pipeline = await twoModels(t);
    t.server.faults.add({
      on: 'predictions.create',
      fault: { kind: 'model-failure' },
      times: 1,
    });
    const first = await runOn(t.engine, pipeline);
    expect(first.status).toBe('failed');
    expect(await creates(t, () => runOn(t.engine, pipeline))).toBe(2);
  });
});

test('two nodes that ask for the same have each a result of their own, also in the next run', async () => {
  await using t = await createTestEngine();
  const photo = await t.importFile('a.png', await twoColourPng(20, 20));
  const builder = new PipelineBuilder('Twins').upload('photo', photo);
  await builder.model(t.client, 'one', 'blur');
  await builder.model(t.client, 'two', 'blur');
  const pipeline = builder
    .node('left', 'preview')
    .node('right', 'preview')
    .edge('photo.file', 'one.image')
    .edge('photo.file', 'two.image')
    .edge('one.output', 'left.value')
    .edge('two.output', 'right.value')
    .build();
  expect(await creates(t, () => runOn(t.engine, pipeline))).toBe(2);
  expect(await creates(t, () => runOn(t.engine, pipeline))).toBe(0);
});

test('a run brings the cache within its limit at its end, and what a kept run shows stays', async () => {
  await using t = await createTestEngine();
  const pipeline = await twoModels(t);
  const first = await runOn(t.engine, pipeline);
  const database = new DatabaseSync(join(t.options.dataDir, 'journal.sqlite'));
  // Nothing fits, nothing was used lately, and one result is of no run.
  database.exec(`
    INSERT OR REPLACE INTO settings (key, value) VALUES ('cacheLimit', '1');
    INSERT INTO results (fingerprint, run_id, model, outputs, lifetime_ms, created_at, used_at)
      VALUES ('f', 'gone', 'a/b', '{}', NULL, 1, 1);
    UPDATE results SET used_at = 1;`);
  database.close();
  await runOn(
    t.engine,
    new PipelineBuilder('Other')
      .node('a', 'text', { text: 'x' })
      .node('show', 'preview')
      .edge('a.text', 'show.value')
      .build(),
  );
  const { models } = await t.client.cache.stats();
  expect(models.map(({ model }) => model)).not.toContain('a/b');
  const output = first.tasks['big']?.outputs?.['output'];
  if (output?.type !== 'file') throw new Error('no file');
  const url = `${t.options.host.artifactBase}${output.artifact.id}`;
  expect((await t.engine.handleArtifactRequest(new Request(url))).status).toBe(200);
  expect(await creates(t, () => runOn(t.engine, pipeline))).toBe(0);
});

test('equal items of a resumed run have each a result of their own in the next one', async () => {
  await using t = await createTestEngine();
  const builder = new PipelineBuilder('Equal')
    .node('text', 'text', { text: 'Same\nSame\nSame' })
    .node('split', 'split-text');
  await builder.model(t.client, 'draw', 'render-text', { font: 'pixel' });
  const pipeline = builder
    .node('show', 'preview')
    .edge('text.text', 'split.text')
    .edge('split.parts', 'draw.prompt')
    .edge('draw.output', 'show.value')
    .build();
  t.server.faults.add({ on: 'predictions.create', fault: { kind: 'model-failure' }, after: 1 });
  const failed = await runOn(t.engine, pipeline);
  expect(failed.status).toBe('failed');
  await t.client.runs.resume({ runId: failed.runId });
  expect((await followRun(t.engine, failed.runId)).state.status).toBe('succeeded');
  expect(await creates(t, () => runOn(t.engine, pipeline))).toBe(0);
});

test('what succeeds in an attempt after a restart is kept for the next run', async () => {
  await using t = await createTestEngine();
  const retry = { attempts: 3, backoffMs: 600, on: ['failed'] } as const;
  const pipeline = withPolicy(await twoModels(t), 'blur', { retry });
  t.server.faults.add({ on: 'predictions.create', fault: { kind: 'model-failure' } });
  const runId = newRunId();
  await t.client.runs.start({ runId, pipeline });
  for await (const event of eachEvent(await t.client.runs.events({ runId })))
    if (event.type === 'task.retrying') break;
  await t.engine.close({ leave: true });
  const engine = await createEngine({ ...t.options, recover: true });
  expect((await followRun(engine, runId)).state.status).toBe('succeeded');
  expect(await creates(t, () => runOn(engine, pipeline))).toBe(0);
  await engine.close();
});
