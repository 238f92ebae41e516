import { expect, test } from 'vitest';
import { toNodeId, toRunId } from '../domain/ids.ts';
import { countTasks, doneText } from './countTasks.ts';
import type { RunEvent, RunEventBody } from './events.ts';
import { foldRun } from './reduceRun.ts';

const [text, draw] = [toNodeId('text'), toNodeId('draw')];

function runOf(bodies: readonly RunEventBody[]) {
  const runId = toRunId('r');
  const events = bodies.map((body, at): RunEvent => ({ ...body, runId, seq: at + 1, at }));
  const run = foldRun(events);
  if (run === undefined) throw new Error('there is no event');
  return run;
}

const started: RunEventBody = { type: 'run.started', pipelineName: 'P', nodes: [text, draw] };
const succeeded = { type: 'task.succeeded', outputs: {}, reused: false, cost: null } as const;

test('a node is one task until its list is known', () => {
  const first: RunEventBody = { ...succeeded, nodeId: text, path: [] };
  expect(doneText(runOf([started, first]))).toBe('1 of 2 tasks are done');
  const expanded: RunEventBody = { type: 'node.expanded', nodeId: draw, path: [], length: 3 };
  const item: RunEventBody = { ...succeeded, nodeId: draw, path: [1] };
  expect(doneText(runOf([started, first, expanded, item]))).toBe('2 of 4 tasks are done');
});

test('a list of lists counts its inner items', () => {
  const lists = [
    { path: [], length: 2 },
    { path: [0], length: 3 },
    { path: [1], length: 2 },
  ].map((list): RunEventBody => ({ type: 'node.expanded', nodeId: draw, ...list }));
  expect(countTasks(runOf([started, ...lists]))).toEqual({ done: 0, total: 6 });
});
