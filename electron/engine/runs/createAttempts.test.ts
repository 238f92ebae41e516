import { expect, test } from 'vitest';
import { createManualTimers } from '../../../test/support/manualTimers.ts';
import type { Failure, FailureKind } from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { toNodeId, toRunId } from '../../../shared/domain/ids.ts';
import type { NodePolicy } from '../../../shared/domain/nodePolicy.ts';
import type { RunEventBody } from '../../../shared/run/events.ts';
import { createAttempts } from './createAttempts.ts';
import { noProgress, readProgress, type RunProgress } from './runProgress.ts';

const nodeId = toNodeId('a');
const ref = { nodeId, path: [2] };
const on = ['unavailable', 'failed', 'timeout'] as const;

function open(policy: NodePolicy, jitter = 0, progress: RunProgress = noProgress) {
  const clock = createManualTimers();
  const node: GraphNode = {
    id: nodeId,
    type: 'prediction',
    typeVersion: 1,
    settings: {},
    inputs: {},
    policy: { ...policy },
  };
  const plan = { graph: { nodes: { [nodeId]: node }, edges: [] }, order: [nodeId] };
  const options = { plan, progress, timers: clock.timers, random: () => jitter };
  const attempts = createAttempts(options);
  if (attempts === undefined) throw new Error('There is a policy.');
  const judge = (failure: Failure) => attempts.judge(node, { ...ref, failure, cost: 0.04 });
  return { attempts, clock, judge };
}

function failure(kind: 'unavailable' | 'failed' | 'timeout', more: object = {}): Failure {
  switch (kind) {
    case 'unavailable':
      return { kind: 'provider-unavailable', message: 'm', ...more };
    case 'failed':
      return { kind: 'prediction-failed', message: 'm', predictionId: 'p', logs: 'l', ...more };
    case 'timeout':
      return { kind: 'timed-out', message: 'm', ...more };
  }
}

const submitted: readonly RunEventBody[] = [
  { type: 'task.submitting', provider: 'x', request: 'r', ...ref },
  { type: 'task.submitted', predictionId: 'p', provider: 'x', ...ref },
];

test('waits double, are up to half shorter, end at ten minutes, and are never shorter than was asked', () => {
  const waits = (jitter: number, failed = failure('failed')): readonly unknown[] => {
    const { attempts, judge } = open({ retry: { attempts: 10, backoffMs: 100_000, on } }, jitter);
    return [1, 2, 3, 4].map((attempt) => {
      const after = judge(failed);
      const waitMs = after.kind === 'again' ? after.waitMs : Number.NaN;
      attempts.note({ type: 'task.retrying', attempt, failure: failed, waitMs, ...ref });
      return waitMs;
    });
  };
  expect(waits(0)).toEqual([100_000, 200_000, 400_000, 600_000]);
  expect(waits(0.5)).toEqual([75_000, 150_000, 300_000, 450_000]);
  const asked = failure('unavailable', { retryAfterMs: 250_000 });
  expect(waits(0, asked)).toEqual([250_000, 250_000, 400_000, 600_000]);
});

test.each(on)('%s is tried again only where the policy names it', (reason) => {
  const named = open({ retry: { attempts: 2, backoffMs: 0, on: [reason] } });
  const others = on.filter((each) => each !== reason);
  const unnamed = open({ retry: { attempts: 2, backoffMs: 0, on: others } });
  expect(named.judge(failure(reason)).kind).toBe('again');
  expect(unnamed.judge(failure(reason)).kind).toBe('end');
});

test('what succeeded and was lost is not bought again, but may be passed on', () => {
  const { judge } = open({ retry: { attempts: 5, backoffMs: 0, on }, onError: 'output' });
  expect(judge(failure('failed', { expired: true })).kind).toBe('output');
});

test('what lives at the provider is neither passed on nor counted until it has ended', () => {
  const { attempts, judge } = open({
    retry: { attempts: 2, backoffMs: 0, on },
    onError: 'output',
  });
  for (const event of submitted) attempts.note(event);
  const failed = failure('unavailable');
  expect(judge(failed)).toEqual({ kind: 'again', waitMs: 0, cost: 0 });
  attempts.note({ type: 'task.retrying', attempt: 1, failure: failed, waitMs: 0, ...ref });
  expect(attempts.begun.get('a/2')?.predictionId).toBe('p');
  expect(judge(failed)).toEqual({ kind: 'end' });
});

test('what lives while its task waits is not forgotten by a cancel: it is asked about before anything is made anew', () => {
  const { attempts } = open({ retry: { attempts: 9, backoffMs: 0, on } });
  const retrying = { type: 'task.retrying', failure: failure('unavailable'), waitMs: 0 } as const;
  const canceled: Failure = { kind: 'canceled', message: 'm' };
  for (const event of submitted) attempts.note(event);
  attempts.note({ ...retrying, attempt: 1, ...ref });
  attempts.note({ type: 'task.failed', failure: canceled, ...ref });
  expect(attempts.begun.get('a/2')?.predictionId).toBe('p');
  expect(attempts.begun.get('a/2')?.wasCanceled).toBe(true);
  attempts.note({ type: 'task.started', attempt: 1, ...ref });
  attempts.note({ type: 'task.failed', failure: failure('failed'), ...ref });
  expect(attempts.begun.size).toBe(0);
});

test.each([
  'unauthorized',
  'payment-required',
  'budget-exceeded',
  'canceled',
] satisfies readonly FailureKind[])('%s is neither tried again nor passed on', (kind) => {
  const { judge } = open({ retry: { attempts: 5, backoffMs: 0, on }, onError: 'output' });
  expect(judge({ kind, message: 'm' })).toEqual({ kind: 'end' });
});

test('a run that goes on waits for the rest, has no more attempts than before, and knows what they cost', async () => {
  const bodies: readonly RunEventBody[] = [
    { type: 'task.started', attempt: 1, ...ref },
    ...submitted,
    {
      type: 'task.retrying',
      attempt: 1,
      failure: failure('failed'),
      waitMs: 50,
      cost: 0.04,
      ...ref,
    },
    { type: 'task.started', attempt: 2, ...ref },
    {
      type: 'task.retrying',
      attempt: 2,
      failure: failure('failed'),
      waitMs: 900,
      cost: 0.04,
      ...ref,
    },
  ];
  const runId = toRunId('r');
  // The clock was ahead of the one that the run goes on by.
  const events = bodies.map((body, at) => ({ ...body, runId, seq: at + 1, at: 86_400_000 + at }));
  const retry = { attempts: 3, backoffMs: 0, on };
  const { attempts, clock, judge } = open({ retry }, 0, readProgress(events));
  expect(attempts.number(ref)).toBe(3);
  expect(attempts.begun.size).toBe(0);
  expect(attempts.waitMs(ref)).toBe(900);
  await clock.advance(86_400_405);
  expect(attempts.waitMs(ref)).toBe(500);
  expect(judge(failure('failed')).kind).toBe('end');
  expect(attempts.total(ref, 0.04)).toBe(0.12);
  expect(attempts.total(ref, null)).toBeNull();
});
