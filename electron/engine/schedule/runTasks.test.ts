import { expect, test } from 'vitest';
import { FailureError } from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { jsonValue, listValue, textValue, type PortValues } from '../../../shared/domain/values.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { planRun } from '../../../shared/graph/plan.ts';
import { foldRun, type RunState } from '../../../shared/run/reduceRun.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import { toRunId } from '../../../shared/domain/ids.ts';
import { PipelineBuilder } from '../../../test/support/pipelineBuilder.ts';
import { settle } from '../../../test/support/manualTimers.ts';
import { createDispatcher } from './dispatcher.ts';
import { runTasks, type Item } from './runTasks.ts';

type Execute = (node: GraphNode, item: Item) => Promise<PortValues>;
type Options = { readonly limit?: number; readonly signal?: AbortSignal };

async function run(builder: PipelineBuilder, execute: Execute, options: Options = {}) {
  const { plan, report } = planRun({ pipeline: builder.build() });
  expect(report.problems).toEqual([]);
  const events: RunEventBody[] = [{ type: 'run.started', pipelineName: '', nodes: plan.order }];
  const outcome = await runTasks({
    plan,
    portsOf: (node) => portsOf(node, { models: {} }),
    signal: options.signal ?? new AbortController().signal,
    member: createDispatcher(() => options.limit ?? 32).join(),
    laneOf: () => 'local',
    inlineValues: () => ({}),
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
  expect(state.tasks['left']?.failure).toMatchObject({
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
  expect(started).toEqual(['top', 'left']);
  expect(state.tasks['left']?.failure?.kind).toBe('canceled');
  for (const id of ['right', 'bottom', 'show'])
    expect(state.tasks[id]?.skippedBecause).toBe('The run was canceled.');
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
  const { outcome, state } = await run(
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
  expect(state.nodes['show' as never]).toMatchObject({ outputs: { value: listOf(10_000) } });
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
  expect(state.tasks['left']?.failure).toMatchObject({
    kind: 'invalid-input',
    port: 'x',
    message: 'Refused.',
  });
});

/** list -> a -> b, item by item. */
const stages = (): PipelineBuilder =>
  new PipelineBuilder()
    .node('list', 'extract', { path: '', as: 'text' }, { inputs: { json: [] } })
    .node('a', 'text-template', { template: '{{x}}' })
    .node('b', 'text-template', { template: '{{x}}' })
    .node('show', 'preview')
    .edge('list.value', 'a.x')
    .edge('a.text', 'b.x')
    .edge('b.text', 'show.value');

test('an item goes on to the next node while another is still in the one before', async () => {
  const held = Promise.withResolvers<void>();
  const order: string[] = [];
  const running = run(stages(), async (node, item): Promise<PortValues> => {
    if (node.id === 'list') return { value: listOf(3) };
    if (node.id === 'a' && item.path[0] === 1) await held.promise;
    order.push(`${node.id}${item.path.join()}`);
    if (node.id === 'b' && item.path[0] === 2) held.resolve();
    return { text: item.inputs['x'] ?? textValue(''), value: textValue('') };
  });
  const { outcome } = await running;
  expect(outcome).toBe('succeeded');
  expect(order.indexOf('b2')).toBeLessThan(order.indexOf('a1'));
  expect(order.at(-1)).toBe('show');
});

test('the items before and after a failed one go on to the end', async () => {
  const { outcome, state } = await run(stages(), async (node, item): Promise<PortValues> => {
    if (node.id === 'list') return { value: listOf(3) };
    if (node.id === 'a' && item.path[0] === 1) throw new Error('item 1');
    return { text: item.inputs['x'] ?? textValue('') };
  });
  expect(outcome).toBe('failed');
  expect(['b/0', 'b/1', 'b/2'].map((key) => state.tasks[key]?.status)).toEqual([
    'succeeded',
    'skipped',
    'succeeded',
  ]);
  expect(['a', 'b', 'show'].map((id) => state.nodes[id as never])).toMatchObject([
    { status: 'failed' },
    { status: 'skipped' },
    { status: 'skipped' },
  ]);
});

test('lists that cannot be paired fail the node with the port, and nothing runs for it', async () => {
  const { state } = await run(
    new PipelineBuilder()
      .node('two', 'extract', { path: '', as: 'text' }, { inputs: { json: [] } })
      .node('three', 'extract', { path: '', as: 'text' }, { inputs: { json: [] } })
      .node('pair', 'text-template', { template: '{{x}} {{y}}' })
      .node('show', 'preview')
      .edge('two.value', 'pair.x')
      .edge('three.value', 'pair.y')
      .edge('pair.text', 'show.value'),
    async (node) => ({ value: listOf(node.id === 'two' ? 2 : 3) }),
  );
  expect(state.tasks['pair']?.failure).toMatchObject({
    kind: 'invalid-input',
    port: 'y',
    message:
      'The lists on "x" (2 items) and "y" (3 items) cannot be paired: make them equally long, or let the node make every combination of them.',
  });
});

test('a chain of 20,000 nodes runs, and others have their turn meanwhile', async () => {
  const length = 20_000;
  const builder = new PipelineBuilder().node('n0', 'text', { text: 'x' });
  for (let at = 1; at < length; at += 1)
    builder
      .node(`n${at}`, 'text-template', { template: '{{x}}' })
      .edge(`n${at - 1}.text`, `n${at}.x`);
  builder.node('end', 'preview').edge(`n${length - 1}.text`, 'end.value');
  let turns = 0;
  let over = false;
  const watch = (): void => {
    turns += 1;
    if (!over) setImmediate(watch);
  };
  setImmediate(watch);
  const { outcome } = await run(builder, async () => ({ text: textValue('x') }));
  over = true;
  expect(outcome).toBe('succeeded');
  expect(turns).toBeGreaterThan(20);
});
