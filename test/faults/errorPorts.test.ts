import { expect, onTestFinished, test } from 'vitest';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import type { Value } from '../../shared/domain/values.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun } from '../support/testEngine.ts';
import { withPolicy } from '../support/withPolicy.ts';

const on = 'predictions.create';

async function setUp() {
  const t = await createTestEngine();
  onTestFinished(() => t[Symbol.asyncDispose]());
  return t;
}

type Engine = Awaited<ReturnType<typeof setUp>>;

/** Grey pictures of lines, and a sentence about each line that cannot be drawn. */
async function picturesAndErrors({ client }: Engine, lines: number): Promise<Pipeline> {
  const text = Array.from({ length: lines }, (_, index) => `Line ${index}`).join('\n');
  const builder = new PipelineBuilder('Lines')
    .node('text', 'text', { text })
    .node('split', 'split-text')
    .node('show', 'preview')
    .node('why', 'extract', { path: 'message' })
    .node('say', 'text-template', { template: 'Sorry: {{text}}' })
    .node('errors', 'preview');
  await builder.model(client, 'draw', 'render-text', { font: 'pixel' });
  await builder.model(client, 'gray', 'grayscale');
  builder
    .edge('text.text', 'split.text')
    .edge('split.parts', 'draw.prompt')
    .edge('draw.output', 'gray.image')
    .edge('gray.output', 'show.value')
    .edge('draw.error', 'why.json')
    .edge('why.value', 'say.text')
    .edge('say.text', 'errors.value');
  return withPolicy(builder.build(), 'draw', { onError: 'output' });
}

function textsIn(value: Value | undefined): readonly string[] {
  if (value?.type === 'list') return value.items.flatMap(textsIn);
  return value?.type === 'text' ? [value.text] : [];
}

test('of five items two fail: their errors go their way, in order, and the run succeeds', async () => {
  const t = await setUp();
  for (const line of [1, 3])
    t.server.faults.add({
      on,
      contains: `Line ${line}`,
      fault: { kind: 'model-failure', error: `No ink for line ${line}`, logs: 'dry' },
    });
  const { state } = await t.run(await picturesAndErrors(t, 5));
  expect(state.status).toBe('succeeded');
  const [draw, show, say] = ['draw', 'show', 'say'].map((id) => state.nodes[toNodeId(id)]);
  expect(draw).toMatchObject({ status: 'succeeded', counts: { passedOn: 2 } });
  expect(draw?.outputs?.['output']).toMatchObject({ type: 'list', items: { length: 3 } });
  expect(draw?.outputs?.['error']).toMatchObject({
    type: 'list',
    items: [
      {
        json: {
          kind: 'prediction-failed',
          node: 'draw',
          item: [1],
          logs: expect.stringMatching('dry'),
        },
      },
      { json: { item: [3], attempts: 1, predictionId: expect.any(String) } },
    ],
  });
  expect(textsIn(say?.outputs?.['text'])).toEqual([
    'Sorry: No ink for line 1',
    'Sorry: No ink for line 3',
  ]);
  expect(show?.status).toBe('succeeded');
  const { tasks } = state;
  expect(tasks['draw/1']?.status).toBe('failed');
  expect(tasks['say/0']).toMatchObject({
    status: 'skipped',
    skippedBecause: expect.stringContaining('did not fail'),
  });
  expect(t.server.counts.creates()).toHaveLength(8);
});

test('a single failure feeds a template and a preview; what hangs on the result is skipped', async () => {
  const t = await setUp();
  t.server.faults.add({ on, fault: { kind: 'model-failure', error: 'No ink' } });
  const { state } = await t.run(await picturesAndErrors(t, 1));
  expect(state.status).toBe('succeeded');
  expect(textsIn(state.nodes[toNodeId('say')]?.outputs?.['text'])).toEqual(['Sorry: No ink']);
  expect(state.nodes[toNodeId('show')]?.status).toBe('skipped');
});

test('where nothing fails the error port is a way not taken', async () => {
  const t = await setUp();
  const { state } = await t.run(await picturesAndErrors(t, 2));
  expect(state.status).toBe('succeeded');
  expect(state.nodes[toNodeId('draw')]?.outputs).not.toHaveProperty('error');
  expect(state.nodes[toNodeId('errors')]?.status).toBe('skipped');
});

test('an error that was passed on stays so when a run that failed elsewhere is resumed', async () => {
  const t = await setUp();
  t.server.faults.add({ on, contains: 'Line 0', fault: { kind: 'model-failure' } });
  t.server.faults.add({ on, model: 'builtin/grayscale', fault: { kind: 'model-failure' } });
  const { state } = await t.run(await picturesAndErrors(t, 2));
  expect(state.status).toBe('failed');
  expect(t.server.counts.creates()).toHaveLength(3);
  expect(await t.client.runs.resume({ runId: state.runId })).toMatchObject({ ok: true });
  const again = await followRun(t.engine, state.runId);
  expect(again.state.status).toBe('succeeded');
  expect(again.state.tasks['draw/0']?.status).toBe('failed');
  expect(t.server.counts.creates()).toHaveLength(4);
});

test('what is wrong with the account is no result of an item', async () => {
  const t = await setUp();
  t.server.faults.add({ on, fault: { kind: 'problem', status: 402 } });
  const { state } = await t.run(await picturesAndErrors(t, 1));
  expect(state.status).toBe('failed');
  expect(state.tasks['draw/0']).toMatchObject({ status: 'failed', outputs: null });
});

test('a plan, and with it a quote, does not count on what runs only where something fails', async () => {
  const t = await setUp();
  const pipeline = await picturesAndErrors(t, 2);
  const planned = await t.client.runs.plan({ pipeline, pipelinePath: null });
  const maybe = Object.fromEntries(
    planned.nodes.map(({ nodeId, mayBeLeftOut }) => [nodeId, mayBeLeftOut]),
  );
  expect(maybe).toMatchObject({ draw: false, gray: false, why: true, say: true, errors: true });
});
