import { expect, test } from 'vitest';
import type { Pipeline } from '../../shared/domain/graph.ts';
import type { RunState } from '../../shared/run/reduceRun.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

type Test = Awaited<ReturnType<typeof createTestEngine>>;
type Start = Parameters<Test['client']['runs']['start']>[0];
type Scope = Pick<Start, 'target' | 'from' | 'sample'>;

/** Words, each drawn and then blurred; a second look at the drawing hangs beside. */
async function cards(t: Test, words: readonly string[]): Promise<Pipeline> {
  const builder = new PipelineBuilder('Cards').node(
    'words',
    'list',
    { itemType: 'text' },
    { inputs: { items: [...words] } },
  );
  await builder.model(t.client, 'draw', 'render-text', { width: 32 });
  await builder.model(t.client, 'blur', 'blur', { radius: 2 });
  await builder.model(t.client, 'invert', 'grayscale');
  return builder
    .node('show', 'preview')
    .node('beside', 'preview')
    .edge('words.list', 'draw.prompt')
    .edge('draw.output', 'blur.image')
    .edge('draw.output', 'invert.image')
    .edge('blur.output', 'show.value')
    .edge('invert.output', 'beside.value')
    .build();
}

const words = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `w${index}`);

/** Runs a part of a pipeline and counts what was created for it. */
async function run(t: Test, pipeline: Pipeline, scope: Scope = {}) {
  const before = t.server.counts.requests('predictions.create');
  const started = await t.client.runs.start({ runId: newRunId(), pipeline, ...scope });
  if (!started.ok) throw new Error(started.problems.map(({ message }) => message).join('\n'));
  const { state } = await followRun(t.engine, started.runId);
  return { state, created: t.server.counts.requests('predictions.create') - before };
}

function succeededOf(state: RunState): readonly string[] {
  return Object.entries(state.tasks)
    .filter(([, task]) => task.status === 'succeeded')
    .map(([key]) => key);
}

/** How many tasks of each model would run and be reused. */
async function planOf(t: Test, pipeline: Pipeline, scope: Scope = {}) {
  const { nodes, problems } = await t.client.runs.plan({ pipeline, ...scope });
  expect(problems).toEqual([]);
  const models = nodes.filter(({ nodeId }) => ['draw', 'blur', 'invert'].includes(nodeId));
  return Object.fromEntries(models.map((node) => [node.nodeId, [node.runs, node.reused]]));
}

test('up to a node: it and what it needs, and nothing beside', async () => {
  await using t = await createTestEngine();
  const pipeline = await cards(t, words(2));
  expect(await planOf(t, pipeline, { target: ['blur'] })).toEqual({ draw: [2, 0], blur: [2, 0] });
  const { state, created } = await run(t, pipeline, { target: ['blur'] });
  expect(Object.keys(state.nodes)).toEqual(['words', 'draw', 'blur']);
  expect(created).toBe(4);
});

test('from a node: it and all after it are made anew, what it needs is kept, nothing beside runs', async () => {
  await using t = await createTestEngine();
  const pipeline = await cards(t, words(2));
  await run(t, pipeline);
  expect(await planOf(t, pipeline, { from: ['blur'] })).toEqual({ draw: [0, 2], blur: [2, 0] });
  const { state, created } = await run(t, pipeline, { from: ['blur'] });
  expect(Object.keys(state.nodes)).toEqual(['words', 'draw', 'blur', 'show']);
  expect(created).toBe(2);
  const all = await run(t, pipeline, { from: ['draw'] });
  expect(all.created).toBe(6);
  // Up to a node, from one before it: the way between the two, anew.
  const between = await run(t, pipeline, { from: ['draw'], target: ['invert'] });
  expect(Object.keys(between.state.nodes)).toEqual(['words', 'draw', 'invert']);
  expect(between.created).toBe(4);
});

test('a part that is not there, or leads nowhere, is a problem and not a run', async () => {
  await using t = await createTestEngine();
  const pipeline = await cards(t, words(1));
  const started = await t.client.runs.start({ runId: newRunId(), pipeline, from: ['gone'] });
  expect(started).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringMatching(/^Nothing to run: what was chosen/) }],
  });
});

test('a sample takes some of each list; the rest afterwards makes nothing twice', async () => {
  await using t = await createTestEngine();
  const pipeline = await cards(t, words(20));
  expect(await planOf(t, pipeline, { sample: 3 })).toEqual({
    draw: [3, 0],
    blur: [3, 0],
    invert: [3, 0],
  });
  const sample = await run(t, pipeline, { sample: 3 });
  expect(sample.state.sample).toBe(3);
  expect(sample.created).toBe(9);
  expect(sample.state.nodes['words' as never]?.outputs?.['list']).toMatchObject({
    items: [{ text: 'w0' }, { text: 'w10' }, { text: 'w19' }],
  });

  expect(await planOf(t, pipeline)).toEqual({
    draw: [17, 3],
    blur: [17, 3],
    invert: [17, 3],
  });
  const rest = await run(t, pipeline);
  expect(rest.state.sample).toBeNull();
  expect(rest.created).toBe(51);
  const reused = Object.values(rest.state.tasks).filter((task) => task.reused);
  expect(reused.map(({ nodeId, path }) => `${nodeId}/${path[0]}`).toSorted()).toEqual(
    ['blur', 'draw', 'invert'].flatMap((id) => ['0', '10', '19'].map((at) => `${id}/${at}`)),
  );
  const creates = t.server.counts.creates();
  expect(creates).toHaveLength(60);
  expect(new Set(creates.map((each) => `${each.model} ${each.inputSha256}`)).size).toBe(60);
});

test('lists of one length keep their pairs in a sample, and a resumed sample stays one', async () => {
  await using t = await createTestEngine();
  const builder = new PipelineBuilder('Pairs')
    .node('a', 'list', { itemType: 'text' }, { inputs: { items: [...words(9)] } })
    .node('b', 'text', { text: words(9).join('\n') })
    .node('lines', 'split-text')
    .node('pair', 'text-template', { template: '{{x}}={{y}}' });
  await builder.model(t.client, 'draw', 'render-text', { width: 32 });
  const pipeline = builder
    .node('show', 'preview')
    .edge('b.text', 'lines.text')
    .edge('a.list', 'pair.x')
    .edge('lines.parts', 'pair.y')
    .edge('pair.text', 'draw.prompt')
    .edge('draw.output', 'show.value')
    .build();
  t.server.faults.add({ on: 'predictions.create', fault: { kind: 'model-failure' }, times: 1 });
  const { state } = await run(t, pipeline, { sample: 2 });
  expect(state.nodes['pair' as never]?.outputs?.['text']).toMatchObject({
    items: [{ text: 'w0=w0' }, { text: 'w8=w8' }],
  });
  expect(state.status).toBe('failed');
  const resumed = await t.client.runs.resume({ runId: state.runId });
  expect(resumed.ok).toBe(true);
  const after = await followRun(t.engine, state.runId);
  expect(after.state.status).toBe('succeeded');
  expect(succeededOf(after.state).filter((key) => key.startsWith('draw'))).toHaveLength(2);
});

test('every combination: one prediction each, told before; another word asks only for its own', async () => {
  await using t = await createTestEngine();
  const cross = async (
    left: readonly string[],
    right: readonly string[],
    isFlat = false,
  ): Promise<Pipeline> => {
    const list = (items: readonly string[]) => ({ inputs: { items: [...items] } });
    const builder = new PipelineBuilder('Cross')
      .node('left', 'list', { itemType: 'text' }, list(left))
      .node('right', 'list', { itemType: 'text' }, list(right))
      .node('join', 'text-template', { template: '{{x}} {{y}}' }, { combine: 'product' });
    await builder.model(t.client, 'draw', 'render-text', { width: 32 });
    builder
      .node('show', 'preview')
      .edge('left.list', 'join.x')
      .edge('right.list', 'join.y')
      .edge('join.text', 'draw.prompt')
      .edge('draw.output', isFlat ? 'flat.a' : 'show.value');
    if (isFlat)
      builder
        .node('flat', 'merge-lists', { itemType: 'image', mode: 'flatten', count: 1 })
        .edge('flat.list', 'show.value');
    return builder.build();
  };
  const pipeline = await cross(['a', 'b'], ['1', '2', '3']);
  expect(await planOf(t, pipeline)).toEqual({ draw: [6, 0] });
  const quoted = await t.client.runs.quote({ pipeline });
  expect(quoted.ok && quoted.quote.perNode[0]?.runs).toEqual({ low: 6, high: 6 });
  const { state, created } = await run(t, pipeline);
  expect(created).toBe(6);
  expect(state.nodes['draw' as never]?.lengths).toEqual({ '': 2, '0': 3, '1': 3 });

  // Flat again, for who wants it so.
  const flattened = await run(t, await cross(['a', 'b'], ['1', '2', '3'], true));
  expect(flattened.created).toBe(0);
  expect(flattened.state.nodes['flat' as never]?.outputs?.['list']).toMatchObject({
    items: Array.from({ length: 6 }, () => ({ type: 'file' })),
  });

  const wider = await cross(['a', 'b'], ['1', '2', '3', '4']);
  expect(await planOf(t, wider)).toEqual({ draw: [2, 6] });
  expect((await run(t, wider)).created).toBe(2);
});

test('what waits for a model is counted by the lists that are known, however late they are', async () => {
  await using t = await createTestEngine();
  const builder = new PipelineBuilder('Late list').node('story', 'text', { text: 'a\nb\nc' });
  await builder.model(t.client, 'sum', 'summarise-text');
  await builder.model(t.client, 'draw', 'render-text', { width: 32 });
  const hops = Array.from({ length: 40 }, (_, index) => `hop${index}`);
  for (const [index, hop] of hops.entries())
    builder
      .node(hop, 'text-template', { template: '{{x}}' })
      .edge(index === 0 ? 'story.text' : `hop${index - 1}.text`, `${hop}.x`);
  const pipeline = builder
    .node('lines', 'split-text')
    .node('join', 'text-template', { template: '{{x}} {{y}}' })
    .node('show', 'preview')
    .edge('story.text', 'sum.text')
    .edge('hop39.text', 'lines.text')
    .edge('lines.parts', 'join.x')
    .edge('sum.output', 'join.y')
    .edge('join.text', 'draw.prompt')
    .edge('draw.output', 'show.value')
    .build();
  const planned = await t.client.runs.plan({ pipeline });
  const draw = planned.nodes.find(({ nodeId }) => nodeId === 'draw');
  expect(draw).toMatchObject({ runs: 3, isExact: true, why: 'upstream will run' });
  expect((await run(t, pipeline)).created).toBe(4);
});
