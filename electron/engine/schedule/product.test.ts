import { expect, test } from 'vitest';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { listValue, textValue, type PortValues } from '../../../shared/domain/values.ts';
import { planRun } from '../../../shared/graph/plan.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { toRunId } from '../../../shared/domain/ids.ts';
import { countTasks } from '../../../shared/run/countTasks.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import { foldRun, type RunState } from '../../../shared/run/reduceRun.ts';
import { PipelineBuilder } from '../../../test/support/pipelineBuilder.ts';
import { createDispatcher } from './dispatcher.ts';
import { runTasks, type Item } from './runTasks.ts';

/** Two lists into every combination, its results beside the first list, and all of it shown. */
const cross = (): PipelineBuilder =>
  new PipelineBuilder()
    .node('a', 'list', {}, { inputs: { items: ['-'] } })
    .node('b', 'list', {}, { inputs: { items: ['-'] } })
    .node('join', 'text-template', { template: '{{x}}{{y}}' }, { combine: 'product' })
    .node('beside', 'text-template', { template: '{{x}}:{{y}}' })
    .node('show', 'preview')
    .edge('a.list', 'join.x')
    .edge('b.list', 'join.y')
    .edge('a.list', 'beside.x')
    .edge('join.text', 'beside.y')
    .edge('beside.text', 'show.value');

const texts = (...items: readonly string[]) => listValue(items.map(textValue));

async function run(
  a: readonly string[],
  b: readonly string[],
  before?: (node: GraphNode, item: Item) => Promise<void>,
) {
  const { plan, report } = planRun({ pipeline: cross().build() });
  expect(report.problems).toEqual([]);
  const events: RunEventBody[] = [{ type: 'run.started', pipelineName: '', nodes: plan.order }];
  await runTasks({
    plan,
    portsOf: (node) => portsOf(node, { models: {} }),
    signal: new AbortController().signal,
    member: createDispatcher(() => 32).join(),
    laneOf: () => 'local',
    inlineValues: () => ({}),
    execute: async (node, item): Promise<PortValues> => {
      if (node.id === 'a') return { list: texts(...a) };
      if (node.id === 'b') return { list: texts(...b) };
      await before?.(node, item);
      const said = ['x', 'y'].map((port) => {
        const value = item.inputs[port];
        return value?.type === 'text' ? value.text : '';
      });
      return node.id === 'show'
        ? {}
        : { text: textValue(said.join(node.id === 'beside' ? ':' : '')) };
    },
    publish: (body) => void events.push(body),
  });
  const at = (body: RunEventBody, seq: number): RunEvent => ({
    ...body,
    runId: toRunId('r'),
    seq: seq + 1,
    at: 0,
  });
  return foldRun(events.map(at)) as RunState;
}

test('every combination, the first port outermost; a list beside it pairs by the outer index', async () => {
  const state = await run(['a', 'b'], ['1', '2', '3']);
  expect(state.nodes['join' as never]?.outputs).toEqual({
    text: listValue([texts('a1', 'a2', 'a3'), texts('b1', 'b2', 'b3')]),
  });
  expect(state.nodes['beside' as never]?.outputs).toEqual({
    text: listValue([texts('a:a1', 'a:a2', 'a:a3'), texts('b:b1', 'b:b2', 'b:b3')]),
  });
  expect(state.tasks['join/1/2']?.outputs).toEqual({ text: textValue('b3') });
  expect(countTasks(state)).toEqual({ done: 15, total: 15 });
});

test('a list of one is a list like any other, and an empty one leaves nothing to do', async () => {
  const one = await run(['a', 'b'], ['1']);
  expect(one.nodes['join' as never]?.outputs).toEqual({
    text: listValue([texts('a1'), texts('b1')]),
  });
  const innerEmpty = await run(['a', 'b'], []);
  expect(innerEmpty.nodes['join' as never]).toMatchObject({
    status: 'succeeded',
    outputs: { text: listValue([texts(), texts()]) },
  });
  const outerEmpty = await run([], ['1', '2']);
  expect(outerEmpty.nodes['join' as never]?.outputs).toEqual({ text: texts() });
});

test('a combination goes on while another is still being made, and one that fails costs no other', async () => {
  const held = Promise.withResolvers<void>();
  const order: string[] = [];
  const state = await run(['a', 'b'], ['1', '2'], async (node, { path }) => {
    if (node.id === 'join' && path.join() === '0,1') await held.promise;
    if (node.id === 'join' && path.join() === '1,0') throw new Error('no');
    order.push(`${node.id}/${path.join('/')}`);
    if (node.id === 'beside' && path.join() === '1,1') held.resolve();
  });
  expect(order.indexOf('beside/1/1')).toBeLessThan(order.indexOf('join/0/1'));
  expect(state.tasks['beside/1/0']?.status).toBe('skipped');
  expect(state.tasks['beside/0/1']?.status).toBe('succeeded');
  expect(state.nodes['join' as never]?.status).toBe('failed');
});
