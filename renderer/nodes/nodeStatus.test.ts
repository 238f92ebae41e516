import { expect, test } from 'vitest';
import type { Failure } from '../../shared/domain/failure.ts';
import { toNodeId, toRunId } from '../../shared/domain/ids.ts';
import type { RunEventBody } from '../../shared/run/events.ts';
import { foldRun, type RunState } from '../../shared/run/reduceRun.ts';
import { nodeStatusIn } from './nodeStatus.ts';

const node = toNodeId('n');
const task = { nodeId: node, path: [] };

function runOf(...bodies: readonly RunEventBody[]): RunState | null {
  const started: RunEventBody = { type: 'run.started', pipelineName: 'P', nodes: [node] };
  const runId = toRunId('r');
  return (
    foldRun([started, ...bodies].map((body, seq) => ({ ...body, runId, seq: seq + 1, at: seq }))) ??
    null
  );
}

function failed(failure: Failure): RunEventBody {
  return { type: 'task.failed', ...task, failure };
}

const finished: RunEventBody = { type: 'run.finished', outcome: 'canceled' };

test('a stopped node is canceled, a broken one failed', () => {
  expect(nodeStatusIn(runOf(failed({ kind: 'canceled', message: 'Canceled.' })), node)).toBe(
    'canceled',
  );
  expect(nodeStatusIn(runOf(failed({ kind: 'unexpected', message: 'Broken.' })), node)).toBe(
    'failed',
  );
});

test('nothing waits or runs once the run is over', () => {
  expect(nodeStatusIn(runOf(), node)).toBe('waiting');
  expect(nodeStatusIn(runOf(finished), node)).toBe('canceled');
  expect(nodeStatusIn(runOf({ type: 'task.started', ...task, attempt: 1 }, finished), node)).toBe(
    'canceled',
  );
});

test('a node outside the run has no status', () => {
  expect(nodeStatusIn(runOf(), toNodeId('other'))).toBeUndefined();
  expect(nodeStatusIn(null, node)).toBeUndefined();
});

test('in a paused run what goes on runs, and what has begun and does not is paused', () => {
  const paused = { type: 'run.paused', why: 'user', because: 'By hand.' } as const;
  const begun = { type: 'task.started', ...task, attempt: 1 } as const;
  expect(nodeStatusIn(runOf(paused), node)).toBe('waiting');
  expect(nodeStatusIn(runOf(begun, paused), node)).toBe('running');
  expect(nodeStatusIn(runOf(begun, paused, { type: 'task.deferred', ...task }), node)).toBe(
    'paused',
  );
});
