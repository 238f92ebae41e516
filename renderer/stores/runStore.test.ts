import { expect, test } from 'vitest';
import { toNodeId, toRunId, type RunId } from '../../shared/domain/ids.ts';
import type { RunEvent, RunEventBody } from '../../shared/run/events.ts';
import { foldRun } from '../../shared/run/reduceRun.ts';
import { createRunStore } from './runStore.ts';

const one = toRunId('one');
const node = toNodeId('n');

function event(runId: RunId, seq: number, body: RunEventBody): RunEvent {
  return { ...body, runId, seq, at: seq };
}

const started = event(one, 1, { type: 'run.started', pipelineName: 'P', nodes: [node] });
const running = event(one, 2, { type: 'task.started', nodeId: node, path: [], attempt: 1 });

test('folds batches of the shown run and ends with it', () => {
  const store = createRunStore();
  store.getState().begin(one);
  expect(store.getState().activeRunId).toBe(one);
  store.getState().applyEvents([started, running]);
  expect(store.getState().run?.nodes[node]?.status).toBe('running');
  store.getState().applyEvents([event(one, 3, { type: 'run.finished', outcome: 'canceled' })]);
  expect(store.getState().run?.status).toBe('canceled');
  expect(store.getState().activeRunId).toBeNull();
});

test('a batch is one notification, and a known event none', () => {
  const store = createRunStore();
  store.getState().begin(one);
  let notified = 0;
  store.subscribe(() => (notified += 1));
  store.getState().applyEvents([started, running]);
  store.getState().applyEvents([started, running]);
  expect(notified).toBe(1);
});

test('late events of the run before change nothing', () => {
  const store = createRunStore();
  store.getState().begin(one);
  store.getState().begin(toRunId('two'));
  store.getState().applyEvents([started]);
  expect(store.getState().run).toBeNull();
  store.getState().end(one);
  expect(store.getState().activeRunId).toBe('two');
});

test('a past run is shown as it was, and what was cut short no longer runs', () => {
  const store = createRunStore();
  const run = foldRun([started, running]);
  if (run === undefined) throw new Error('no run');
  store.getState().show(run);
  expect(store.getState()).toMatchObject({
    isPast: true,
    activeRunId: null,
    run: {
      status: 'canceled',
      tasks: { n: { status: 'failed', failure: { kind: 'canceled' } } },
    },
  });
  store.getState().begin(toRunId('two'));
  expect(store.getState()).toMatchObject({ isPast: false, run: null });
});

test('a paused run goes on being followed, and once it is at rest another one may be started', () => {
  const store = createRunStore();
  store.getState().begin(one);
  const paused = event(one, 2, { type: 'run.paused', why: 'user', because: 'By hand.' });
  store.getState().applyEvents([started, paused]);
  expect(store.getState()).toMatchObject({ activeRunId: one, run: { status: 'paused' } });
  store.getState().end(one);
  expect(store.getState()).toMatchObject({
    activeRunId: null,
    isInterrupted: false,
    run: { status: 'paused' },
  });
});
