import { expect, test } from 'vitest';
import { toNodeId, toRunId } from '../../../shared/domain/ids.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import { foldRun } from '../../../shared/run/reduceRun.ts';
import { countNodes } from './countNodes.ts';
import { itemName, taskRows } from './taskRows.ts';

const [upload, upscale, preview] = [toNodeId('upload'), toNodeId('upscale'), toNodeId('preview')];

function runOf(bodies: readonly RunEventBody[]) {
  const events = bodies.map((body, index): RunEvent => ({
    ...body,
    runId: toRunId('r'),
    seq: index + 1,
    at: 1000 + index,
  }));
  const run = foldRun(events);
  if (run === undefined) throw new Error('no run');
  return run;
}

const run = runOf([
  { type: 'run.started', pipelineName: 'Test', nodes: [upload, upscale, preview] },
  { type: 'task.started', nodeId: upload, path: [], attempt: 1 },
  { type: 'task.succeeded', nodeId: upload, path: [], outputs: {}, reused: false, cost: null },
  { type: 'task.started', nodeId: upscale, path: [0], attempt: 1 },
  { type: 'task.started', nodeId: upscale, path: [1, 2], attempt: 1 },
]);

test('lists nodes as they began, one that maps a list with its items, then those that wait', () => {
  const { rows, more } = taskRows(run, 100);
  expect(rows).toMatchObject([
    { nodeId: 'upload', kind: 'task', status: 'succeeded', task: { path: [] } },
    { nodeId: 'upscale', kind: 'items', status: 'running', ended: 0, total: 2 },
    { nodeId: 'preview', kind: 'task', status: 'waiting', task: null },
  ]);
  expect(more).toBe(0);
});

test('an item is named by its place, from 1 on', () => {
  expect([[], [0], [1, 2]].map(itemName)).toEqual(['', 'item 1', 'item 2.3']);
});

test('a long list is cut and says how much', () => {
  expect(taskRows(run, 2)).toMatchObject({ rows: { length: 2 }, more: 1 });
});

test('what a canceled run stopped or never began is canceled, not failed', () => {
  const canceled = runOf([
    { type: 'run.started', pipelineName: 'Test', nodes: [upload, preview] },
    { type: 'task.started', nodeId: upload, path: [], attempt: 1 },
    {
      type: 'task.failed',
      nodeId: upload,
      path: [],
      failure: { kind: 'canceled', message: 'Canceled.' },
    },
    { type: 'run.finished', outcome: 'canceled' },
  ]);
  expect(taskRows(canceled, 10).rows.map(({ status }) => status)).toEqual(['canceled', 'canceled']);
});

test('countNodes counts nodes that have ended', () => {
  expect(countNodes(run)).toEqual({ ended: 1, total: 3 });
});
