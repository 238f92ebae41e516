import { expect, test } from 'vitest';
import { toNodeId, toRunId } from '../domain/ids.ts';
import { attemptsOf, attemptText, logText } from './attempts.ts';
import type { RunEventBody } from './events.ts';
import { durationText } from './durationText.ts';
import { foldRun } from './reduceRun.ts';
import { costOfTask } from './runCost.ts';

const ref = { nodeId: toNodeId('a'), path: [] };

function submitted(id: string): RunEventBody {
  return { type: 'task.submitted', predictionId: id, provider: 'replicate', ...ref };
}

const first: readonly RunEventBody[] = [
  { type: 'run.started', pipelineName: 'P', nodes: [ref.nodeId] },
  { type: 'task.started', attempt: 1, ...ref },
  submitted('p1'),
  { type: 'task.logged', text: `${'x'.repeat(5000)}\n`, ...ref },
  {
    type: 'task.retrying',
    attempt: 1,
    failure: { kind: 'prediction-failed', message: 'No ink', predictionId: 'p1', logs: 'long' },
    waitMs: 2000,
    cost: 0.1,
    ...ref,
  },
];

const second: readonly RunEventBody[] = [
  { type: 'task.started', attempt: 2, ...ref },
  submitted('p2'),
  { type: 'task.logged', text: 'better', ...ref },
];

function fold(...bodies: readonly RunEventBody[]) {
  const runId = toRunId('r');
  const run = foldRun(bodies.map((body, at) => ({ ...body, runId, seq: at + 1, at: at * 10 })));
  const task = run?.tasks['a'];
  if (run === undefined || task === undefined) throw new Error('There is a task.');
  return { run, task };
}

test('while the next attempt waits there is the one that failed, with its cost, and nothing twice', () => {
  const { task } = fold(...first);
  expect(attemptsOf(task)).toMatchObject([
    { attempt: 1, startedAt: 10, endedAt: 40, predictionId: 'p1', cost: 0.1 },
  ]);
  expect(attemptText(task, 3)?.message).toBe('Attempt 2 of 3');
  expect(logText(task, ({ message }) => message)).toBe(
    `${'x'.repeat(4095)}\n-- Attempt 1 ended: No ink`,
  );
  expect(costOfTask(task)).toBe(0.1);
});

test('the cost of a task is that of its attempts together, and each has its own', () => {
  const success = {
    type: 'task.succeeded',
    outputs: {},
    reused: false,
    cost: 0.3,
    ...ref,
  } as const;
  const { task } = fold(...first, ...second, success);
  expect(attemptsOf(task).map(({ predictionId, cost }) => [predictionId, cost])).toEqual([
    ['p1', 0.1],
    ['p2', 0.2],
  ]);
  expect(logText(task, ({ message }) => message)).toMatch(/-- Attempt 1 ended: No ink\nbetter$/);
  expect(costOfTask(task)).toBe(0.3);
});

test('a run that goes on keeps the attempts of what ran, and begins anew what had failed', () => {
  const { task } = fold(...first, ...second, { type: 'run.resumed' });
  expect(task).toMatchObject({ status: 'waiting', attempts: [{ attempt: 1 }] });
  const failure = { kind: 'unexpected', message: 'm' } as const;
  const failed: RunEventBody = { type: 'task.failed', failure, ...ref };
  const again: RunEventBody = { type: 'task.started', attempt: 1, ...ref };
  expect(fold(...first, ...second, failed, { type: 'run.resumed' }, again).task.attempts).toEqual(
    [],
  );
});

test('a failure that is passed on is a success of its node', () => {
  const failure = { kind: 'unexpected', message: 'm' } as const;
  const outputs = { error: { type: 'json', json: {} } } as const;
  const { run, task } = fold(...first, { type: 'task.failed', failure, outputs, ...ref });
  expect(task.status).toBe('failed');
  expect(run.nodes[ref.nodeId]).toMatchObject({
    status: 'succeeded',
    counts: { passedOn: 1 },
    outputs,
  });
});

test.each([
  [0, '0 s'],
  [500, '500 ms'],
  [90_000, '1 min 30 s'],
  [3_600_000, '1 h'],
  [3_725_000, '1 h 2 min'],
])('%i ms reads as %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
