import { expect, test } from 'vitest';
import { toNodeId, toRunId } from '../domain/ids.ts';
import type { RunEventBody } from './events.ts';
import { foldRun } from './reduceRun.ts';
import { costOfTasks, costText, taskCostText } from './runCost.ts';

const runId = toRunId('r');

/** The tasks of a run in which each item had a prediction at this provider and cost so much. */
function tasksOf(costs: readonly (number | null)[], provider = 'replicate') {
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
  return Object.values(run?.tasks ?? {});
}

test.each([
  [[], ''],
  [[0, 0], ''],
  [[0.04, 0.002], 'about $0.042'],
  [[0.1, 0.02, null], 'about $0.12, and 1 task of unknown cost'],
  [[null, null], '2 tasks of unknown cost'],
])('what tasks cost is told in words: %j', (costs, text) => {
  expect(costText(costOfTasks(tasksOf(costs)))).toBe(text);
});

test('what runs on this computer is free, also in runs of before costs were known', () => {
  expect(costOfTasks(tasksOf([null, 0.5], 'builtin'))).toEqual({ usd: 0, unknown: 0 });
});

test('a task tells its own cost, and nothing before its end', () => {
  expect(tasksOf([0.04, null, 0]).map(taskCostText)).toEqual(['$0.04', 'unknown cost', '']);
  const [task] = tasksOf([0.04]);
  expect(task && taskCostText({ ...task, status: 'running', cost: null })).toBe('');
});
