import { expect, test } from 'vitest';
import { FailureError } from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { jsonValue, listValue, textValue, type PortValues } from '../../../shared/domain/values.ts';
import type { Item } from '../../../shared/graph/mapping.ts';
import { planRun } from '../../../shared/graph/plan.ts';
import { foldRun, type RunState } from '../../../shared/run/reduceRun.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import { toRunId } from '../../../shared/domain/ids.ts';
import { PipelineBuilder } from '../../../test/support/pipelineBuilder.ts';
import { settle } from '../../../test/support/manualTimers.ts';
import { runPlan } from './scheduler.ts';
import { createSemaphore } from './semaphore.ts';

type Execute = (node: GraphNode, item: Item) => Promise<PortValues>;
type Options = { readonly limit?: number; readonly signal?: AbortSignal };

async function run(builder: PipelineBuilder, execute: Execute, options: Options = {}) {
  const { plan, report } = planRun({ pipeline: builder.build() });
  expect(report.problems).toEqual([]);
  const events: RunEventBody[] = [{ type: 'run.started', pipelineName: '', nodes: plan.order }];
  const outcome = await runPlan({
    plan,
    ports: { models: {} },
    signal: options.signal ?? new AbortController().signal,
    places: createSemaphore(options.limit ?? 32),
    inlineValues: async () => ({}),
    execute,
    publish: (body) => void events.push(body),
  });
  const numbered = events.map((body, at): RunEvent => ({
    ...body,
    runId: toRunId('r'),
    seq: at + 1,
    at,
  }));
  return {
    outcome,
    events,
    get state() {
      return foldRun(numbered) as RunState;
    },
  };
}

/** Every node gives its own name on every output, after the others had their turn. */
const named: Execute = async (node) => {
  await settle();
  const value = textValue(node.id);
  return { text: value, value };
};

/** top -> left, right -> bottom -> show. */
const diamond = (): PipelineBuilder =>
  new PipelineBuilder()
    .node('top', 'text', { text: 'x' })
    .node('left', 'text-template', { template: '{{x}}' })
    .node('right', 'text-template', { template: '{{x}}' })
    .node('bottom', 'text-template', { template: '{{l}} {{r}}' })
    .node('show', 'preview')
    .edge('top.text', 'left.x')
    .edge('top.text', 'right.x')
    .edge('left.text', 'bottom.l')
    .edge('right.text', 'bottom.r')
    .edge('bottom.text', 'show.value');

test('a diamond runs every node once, its branches together, the join after both', async () => {
  const seen: string[] = [];
  let [live, peak] = [0, 0];
  const inputs = new Map<string, PortValues>();
  const { outcome, state } = await run(diamond(), async (node, item) => {
    inputs.set(node.id, item.inputs);
    live += 1;
    peak = Math.max(peak, live);
    const outputs = await named(node, item);
    live -= 1;
    seen.push(node.id);
    return outputs;
  });
  expect(outcome).toBe('succeeded');
  expect(seen).toEqual(['top', 'left', 'right', 'bottom', 'show']);
  expect(peak).toBe(2);
  expect(inputs.get('bottom')).toEqual({ l: textValue('left'), r: textValue('right') });
  expect(Object.values(state.nodes).map((node) => node.status)).toEqual(Array(5).fill('succeeded'));
});

test('a failure skips what depends on it and nothing else', async () => {
  const { outcome, state } = await run(
    diamond().node('show2', 'preview').edge('right.text', 'show2.value'),
    async (node, item) => {
      if (node.id === 'left') throw new Error('broken');
      return named(node, item);
    },
  );
  expect(outcome).toBe('failed');
  expect(Object.entries(state.nodes).map(([id, { status }]) => `${id} ${status}`)).toEqual([
    'top succeeded',
    'left failed',
    'right succeeded',
    expect.stringMatching(/^(show2 succeeded|bottom skipped)$/),
    expect.stringMatching(/^(show2 succeeded|bottom skipped)$/),
    'show skipped',
  ]);
  expect(state.tasks['left']?.failure).toEqual({
    kind: 'unexpected',
    message: 'Something unexpected happened: broken',
  });
  expect(state.tasks['bottom']?.skippedBecause).toBe(
    '"Text template", which it depends on, did not succeed.',
  );
});

test('a cancel ends what runs and starts nothing more', async () => {
  const abort = new AbortController();
  const started: string[] = [];
  const { outcome, state } = await run(
    diamond(),
    async (node, item) => {
      started.push(node.id);
      if (node.id === 'left') abort.abort();
      return named(node, item);
    },
    { signal: abort.signal },
  );
  expect(outcome).toBe('canceled');
  expect(started).toEqual(['top', 'left', 'right']);
  for (const id of ['left', 'right']) expect(state.tasks[id]?.failure?.kind).toBe('canceled');
  expect(state.tasks['bottom']?.skippedBecause).toBe('The run was canceled.');
});

test('a run that the engine itself stops says why on every task', async () => {
  const abort = new AbortController();
  const full = { kind: 'storage', code: 'ENOSPC', message: 'The disk is full.' } as const;
  const { state } = await run(
    diamond(),
    async (node, item) => {
      if (node.id === 'left') abort.abort(new FailureError(full));
      return named(node, item);
    },
    { signal: abort.signal },
  );
  expect(state.tasks['left']?.failure).toEqual(full);
  expect(state.tasks['bottom']?.skippedBecause).toBe('The disk is full.');
});

/** A list of texts -> one template per text -> show. */
const mapped = (): PipelineBuilder =>
  new PipelineBuilder()
    .node('list', 'extract', { path: '', as: 'text' }, { inputs: { json: [] } })
    .node('each', 'text-template', { template: '{{x}}' })
    .node('show', 'preview')
    .edge('list.value', 'each.x')
    .edge('each.text', 'show.value');

const listOf = (length: number) =>
  listValue(Array.from({ length }, (_, index) => textValue(String(index))));

test('ten thousand items keep their order and their limit', async () => {
  let [live, peak] = [0, 0];
  const { outcome, events } = await run(
    mapped(),
    async (node, item): Promise<PortValues> => {
      if (node.id === 'list') return { value: listOf(10_000) };
      if (node.id === 'show') return { value: item.inputs['value'] ?? jsonValue(null) };
      live += 1;
      peak = Math.max(peak, live);
      await Promise.resolve();
      live -= 1;
      return { text: item.inputs['x'] ?? textValue('') };
    },
    { limit: 5 },
  );
  expect(outcome).toBe('succeeded');
  expect(peak).toBe(5);
  const show = events.find((event) => event.type === 'node.completed' && event.nodeId === 'show');
  expect(show).toMatchObject({ outputs: { value: listOf(10_000) } });
});

test('no items are an empty list, and one failed item fails the node', async () => {
  const empty = await run(mapped(), async (node, item) =>
    node.id === 'list' ? { value: listOf(0) } : { value: item.inputs['value'] ?? jsonValue(null) },
  );
  expect(empty.outcome).toBe('succeeded');
  expect(empty.state.tasks['show']?.outputs?.['value']).toEqual(listOf(0));

  const broken = await run(mapped(), async (node, item): Promise<PortValues> => {
    if (node.id === 'list') return { value: listOf(3) };
    if (item.path[0] === 1) throw new Error('item 1');
    return { text: textValue('fine') };
  });
  expect(broken.outcome).toBe('failed');
  expect(['each/0', 'each/1', 'each/2'].map((key) => broken.state.tasks[key]?.status)).toEqual([
    'succeeded',
    'failed',
    'succeeded',
  ]);
  expect(broken.state.nodes['show' as never]).toMatchObject({ status: 'skipped' });
});

test('a field that the provider rejects is told on its port', async () => {
  const { state } = await run(diamond(), async (node, item) => {
    if (node.id !== 'left') return named(node, item);
    throw new FailureError({
      kind: 'provider-rejected',
      status: 422,
      fields: [{ field: 'input.x[0].y', description: 'no' }],
      message: 'Refused.',
    });
  });
  expect(state.tasks['left']?.failure).toEqual({
    kind: 'invalid-input',
    port: 'x',
    message: 'Refused.',
  });
});
