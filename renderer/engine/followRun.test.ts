import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { toRunId } from '../../shared/domain/ids.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { createRunStore } from '../stores/runStore.ts';
import type { EngineClient } from './engineClient.ts';
import { createRunFollower } from './followRun.ts';

const runId = toRunId('r');
const journal: readonly RunEvent[] = [
  { runId, seq: 1, at: 1, type: 'run.started', pipelineName: 'P', nodes: [] },
  { runId, seq: 2, at: 2, type: 'run.finished', outcome: 'succeeded' },
];

function follower(read: (afterSeq: number) => AsyncIterable<readonly RunEvent[]>) {
  const run = createRunStore();
  const asked: number[] = [];
  const errors: string[] = [];
  const frames: (() => void)[] = [];
  const events = async ({ afterSeq = 0 }: { readonly afterSeq?: number }) => {
    asked.push(afterSeq);
    return read(afterSeq);
  };
  const client = { runs: { events } } as unknown as Pick<EngineClient, 'runs'>;
  const follow = createRunFollower({
    client,
    run,
    schedule: (flush) => frames.push(flush),
    wait: async () => undefined,
    onError: (message) => errors.push(message),
    onInterrupted: () => errors.push('interrupted'),
  });
  return { run, follow, asked, errors, frames };
}

test('events come in by frame, and the end of the run brings the rest', async () => {
  const { run, follow, frames } = follower(async function* read() {
    yield journal;
  });
  run.getState().begin(runId);
  await follow.follow(runId);
  expect(frames).toHaveLength(1);
  expect(run.getState().run?.status).toBe('succeeded');
  expect(run.getState().activeRunId).toBeNull();
});

test('after a lost connection it goes on behind the last event it saw', async () => {
  let attempts = 0;
  const { run, follow, asked } = follower(async function* read(afterSeq) {
    attempts += 1;
    yield journal.slice(afterSeq, afterSeq + 1);
    if (attempts === 1) throw new Error('socket closed');
  });
  run.getState().begin(runId);
  await follow.follow(runId);
  expect(asked).toEqual([0, 1]);
  expect(run.getState().run?.seq).toBe(2);
});

test('what the engine refuses is told and ends the wait', async () => {
  const { run, follow, errors } = follower(async function* read() {
    yield* [];
    throw new ORPCError('FAILURE', {
      data: { kind: 'not-found', message: 'There is no such run.' },
    });
  });
  run.getState().begin(runId);
  await follow.follow(runId);
  expect(errors).toEqual(['There is no such run.']);
  expect(run.getState().activeRunId).toBeNull();
});

test('events that end before the run does mean that its engine was stopped', async () => {
  const { run, follow, errors } = follower(async function* read(afterSeq) {
    yield journal.slice(afterSeq, 1);
  });
  run.getState().begin(runId);
  await follow.follow(runId);
  expect(errors).toEqual(['interrupted']);
  expect(run.getState()).toMatchObject({ activeRunId: null, run: { status: 'canceled' } });
});
