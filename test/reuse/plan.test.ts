import { describe, expect, test } from 'vitest';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { twoColourPng } from '../support/images.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine } from '../support/testEngine.ts';

type Test = Awaited<ReturnType<typeof createTestEngine>>;

async function cards(t: Test, words: readonly string[], radius = 2): Promise<Pipeline> {
  const builder = new PipelineBuilder('Cards').node(
    'words',
    'list',
    { itemType: 'text' },
    { inputs: { items: [...words] } },
  );
  await builder.model(t.client, 'draw', 'render-text', { width: 64 });
  await builder.model(t.client, 'blur', 'blur', { radius });
  return builder
    .node('show', 'preview')
    .node('save', 'download')
    .edge('words.list', 'draw.prompt')
    .edge('draw.output', 'blur.image')
    .edge('blur.output', 'show.value')
    .edge('blur.output', 'save.file')
    .build();
}

async function planOf(t: Test, pipeline: Pipeline, fresh?: 'all' | string[]) {
  const before = t.server.counts.requests('predictions.create');
  const { problems, nodes } = await t.client.runs.plan({
    pipeline,
    ...(fresh === undefined ? {} : { fresh }),
  });
  expect(problems).toEqual([]);
  expect(t.server.counts.requests('predictions.create')).toBe(before);
  return Object.fromEntries(nodes.map((node) => [node.nodeId, node]));
}

describe('the plan of a run', () => {
  test('what hangs on a way that is not known yet may be left out, and a quote counts it from nothing on', async () => {
    await using t = await createTestEngine();
    const builder = new PipelineBuilder('Ways').node('word', 'text', { text: 'a dog' });
    for (const id of ['draw', 'yes', 'no', 'sure'])
      await builder.model(t.client, id, 'render-text');
    await builder.model(t.client, 'look', 'describe-image');
    for (const id of ['show', 'other', 'all']) builder.node(id, 'preview');
    const pipeline = builder
      .node('way', 'switch', { textTest: 'contains', text: 'cat' })
      .edge('word.text', 'draw.prompt')
      .edge('draw.output', 'look.image')
      .edge('look.output', 'way.value')
      .edge('way.yes', 'yes.prompt')
      .edge('yes.output', 'show.value')
      .edge('way.no', 'no.prompt')
      .edge('no.output', 'other.value')
      .edge('look.output', 'sure.prompt')
      .edge('sure.output', 'all.value')
      .build();
    const planned = await planOf(t, pipeline);
    const sure = { verdict: 'run', runs: 1, isExact: true, mayBeLeftOut: false };
    const maybe = { ...sure, mayBeLeftOut: true };
    expect(planned).toMatchObject({ look: sure, sure, yes: maybe, no: maybe });
    const quoted = await t.client.runs.quote({ pipeline });
    const nodes = quoted.ok ? quoted.quote.perNode : [];
    expect(Object.fromEntries(nodes.map(({ nodeId, runs }) => [nodeId, runs]))).toMatchObject({
      sure: { low: 1, high: 1 },
      yes: { low: 0, high: 1 },
      no: { low: 0, high: 1 },
    });
  });

  test('tells what runs, what is kept and what is behind it, as the run then does', async () => {
    await using t = await createTestEngine();
    const pipeline = await cards(t, ['one', 'two']);
    const first = await planOf(t, pipeline);
    expect(first['words']).toMatchObject({ verdict: 'run', runs: 1 });
    expect(first['draw']).toMatchObject({
      verdict: 'run',
      why: 'no earlier result',
      runs: 2,
      isExact: true,
    });
    expect(first['draw']?.inputs.map(({ prompt }) => prompt).toSorted()).toEqual(['one', 'two']);
    expect(first['blur']).toMatchObject({ verdict: 'run', why: 'upstream will run', runs: 2 });
    expect(first['blur']?.inputs).toEqual([]);

    await t.run(pipeline);
    const second = await planOf(t, pipeline);
    expect(second['draw']).toMatchObject({ verdict: 'reuse', runs: 0, reused: 2 });
    expect(second['draw']?.why).toMatch(/^official model, version not pinned|^same as run of/);
    expect(second['blur']).toMatchObject({ verdict: 'reuse', reused: 2 });

    expect(second['save']).toMatchObject({
      verdict: 'run',
      runs: 1,
      why: 'runs every time, on this computer',
    });

    const more = await planOf(t, await cards(t, ['one', 'three', 'two']));
    const behind = { verdict: 'run', why: 'upstream will run', runs: 1, reused: 0, skipped: 0 };
    expect(more['blur']).toMatchObject({
      runs: 1,
      reused: 2,
      why: '1 of 3 items: upstream will run',
    });
    expect(more).toMatchObject({ show: behind, save: behind });

    const wider = await planOf(t, await cards(t, ['one', 'three', 'two'], 4));
    expect(wider['draw']).toMatchObject({ verdict: 'run', runs: 1, reused: 2 });
    expect(wider['draw']?.why).toMatch(/^1 of 3 items: /);
    expect(wider['blur']).toMatchObject({ verdict: 'run', runs: 3, reused: 0 });
    // Two of them are known to the last byte.
    expect(wider['blur']?.inputs).toHaveLength(2);
    expect(wider['blur']?.inputs[0]).toMatchObject({
      image: expect.stringMatching(/^artifact:[0-9a-f]{64}$/),
      radius: 4,
    });

    const changed = await planOf(t, await cards(t, ['one', 'two'], 4));
    expect(changed['blur']).toMatchObject({ verdict: 'run', why: 'radius changed', runs: 2 });
    const again = await planOf(t, pipeline, ['draw']);
    expect(again['draw']).toMatchObject({ why: 'asked to run again', runs: 2 });
    expect(again['blur']).toMatchObject({ why: 'upstream will run', runs: 2 });
  });

  test('says where nobody knows how many items there will be, and what a branch leaves out', async () => {
    await using t = await createTestEngine();
    const photo = await t.importFile('a.png', await twoColourPng(20, 20));
    const builder = new PipelineBuilder('Many').upload('photo', photo);
    await builder.model(t.client, 'vary', 'make-variations', { count: 3 });
    await builder.model(t.client, 'each', 'blur');
    await builder.model(t.client, 'never', 'render-text');
    const pipeline = builder
      .node('word', 'text', { text: 'a dog' })
      .node('way', 'switch', { textTest: 'contains', text: 'cat' })
      .node('show', 'preview')
      .node('other', 'preview')
      .edge('photo.file', 'vary.image')
      .edge('vary.output', 'each.image')
      .edge('each.output', 'show.value')
      .edge('word.text', 'way.value')
      .edge('way.yes', 'never.prompt')
      .edge('never.output', 'other.value')
      .build();
    const planned = await planOf(t, pipeline);
    expect(planned['vary']).toMatchObject({ verdict: 'run', runs: 1, isExact: true });
    expect(planned['each']).toMatchObject({ verdict: 'run', runs: 1, isExact: false });
    expect(planned['never']).toMatchObject({
      verdict: 'skip',
      why: 'The branch "yes" of "Switch" was not taken.',
      runs: 0,
    });
    await t.run(pipeline);
    const second = await planOf(t, pipeline);
    expect(second['each']).toMatchObject({ verdict: 'reuse', reused: 3, isExact: true });
  });
});
