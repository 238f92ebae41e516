import { expect, test } from 'vitest';
import { toNodeId, toRunId } from '../domain/ids.ts';
import type { RunEventBody } from './events.ts';
import { foldRun } from './reduceRun.ts';
import { costOfNode } from './nodeRun.ts';
import { costText, taskCostText } from './runCost.ts';

const runId = toRunId('r');

/** A run in which each item of a node had a prediction at this provider and cost so much. */
function runOf(costs: readonly (number | null)[], provider = 'replicate') {
  const nodeId = toNodeId('a');
  const bodies = costs.flatMap((cost, index): RunEventBody[] => {
    const task = { nodeId, path: [index] };
    return [
      { type: 'task.started', attempt: 1, ...task },
      { type: 'task.submitted', predictionId: `p${index}`, provider, ...task },
      { type: 'task.succeeded', outputs: {}, reused: false, cost, ...task },
    ];
  });
  const events = [{ type: 'run.started', pipelineName: 'P', nodes: [nodeId] } as const, ...bodies];
  const run = foldRun(events.map((body, at) => ({ ...body, runId, seq: at + 1, at })));
  const node = run?.nodes[nodeId];
  if (node === undefined) throw new Error('there is no node');
  return { tasks: Object.values(run?.tasks ?? {}), cost: costOfNode(node) };
}

test.each([
  [[], ''],
  [[0, 0], ''],
  [[0.04, 0.002], 'about $0.042'],
  [[0.1, 0.02, null], 'about $0.12, and 1 task of unknown cost'],
  [[null, null], '2 tasks of unknown cost'],
])('what tasks cost is told in words: %j', (costs, text) => {
  expect(costText(runOf(costs).cost)?.message ?? '').toBe(text);
});

test('what runs on this computer is free, also in runs of before costs were known', () => {
  expect(runOf([null, 0.5], 'builtin').cost).toEqual({ usd: 0, unknown: 0 });
});

test('a task tells its own cost, and nothing before its end', () => {
  const told = runOf([0.04, null, 0]).tasks.map((each) => taskCostText(each)?.message);
  expect(told).toEqual(['$0.04', 'unknown cost', undefined]);
  const [task] = runOf([0.04]).tasks;
  expect(task && taskCostText({ ...task, status: 'running', cost: null })).toBeUndefined();
});
