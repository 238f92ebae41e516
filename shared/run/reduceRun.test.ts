import { describe, expect, test } from 'vitest';
import { toNodeId, toRunId } from '../domain/ids.ts';
import { listValue, textValue } from '../domain/values.ts';
import type { RunEvent, RunEventBody } from './events.ts';
import { keptTasks } from './nodeRun.ts';
import { foldRun, reduceRun } from './reduceRun.ts';

const runId = toRunId('r');
const a = toNodeId('a');
const numbered = (...bodies: RunEventBody[]): RunEvent[] =>
  bodies.map((body, index) => ({ ...body, runId, seq: index + 1, at: 1_000 + index }));
const task = { nodeId: a, path: [] };

test('the progress of a task changes no node: whoever counts them has the same object', () => {
  const events = numbered(
    { type: 'run.started', pipelineName: 'P', nodes: [a] },
    { type: 'task.started', attempt: 1, ...task },
    { type: 'task.progressed', fraction: 0.5, ...task },
    { type: 'task.streamed', port: 'o', text: 'he', ...task },
    { type: 'task.succeeded', outputs: {}, reused: false, cost: null, ...task },
  );
  const started = foldRun(events.slice(0, 2));
  const going = reduceRun(started, events.slice(2, 4));
  expect(going?.tasks['a']).toMatchObject({ fraction: 0.5, streamed: { o: 'he' } });
  expect(going?.nodes).toBe(started?.nodes);
  const done = reduceRun(going, events.slice(4));
  expect(done?.nodes[a]).toMatchObject({ status: 'succeeded' });
  expect(going?.nodes[a]).toMatchObject({ status: 'running' });
});

test('a task goes from waiting through running to its outputs', () => {
  const events = numbered(
    { type: 'run.started', pipelineName: 'P', nodes: [a] },
    { type: 'task.started', attempt: 1, ...task },
    { type: 'task.submitted', predictionId: 'p1', provider: 'builtin', ...task },
    { type: 'task.progressed', fraction: 0.5, ...task },
    { type: 'task.logged', text: 'one\n', ...task },
    { type: 'task.logged', text: 'two\n', ...task },
    { type: 'task.streamed', port: 'o', text: 'he', ...task },
    { type: 'task.streamed', port: 'o', text: 'llo', ...task },
    {
      type: 'task.succeeded',
      outputs: { o: textValue('hello') },
      reused: false,
      cost: null,
      ...task,
    },
    { type: 'run.finished', outcome: 'succeeded' },
  );
  expect(foldRun(events.slice(0, 1))?.nodes['a' as never]).toMatchObject({ status: 'waiting' });
  expect(foldRun(events.slice(0, 4))?.tasks['a']).toMatchObject({
    status: 'running',
    fraction: 0.5,
    predictionId: 'p1',
  });
  const state = foldRun(events);
  expect(state).toMatchObject({
    status: 'succeeded',
    startedAt: 1_000,
    finishedAt: 1_009,
    seq: 10,
  });
  expect(state?.tasks['a']).toMatchObject({
    status: 'succeeded',
    logs: 'one\ntwo\n',
    streamed: { o: 'hello' },
  });
  expect(state?.nodes['a' as never]).toMatchObject({
    status: 'succeeded',
    outputs: { o: textValue('hello') },
  });
});

test('events that come twice change nothing', () => {
  const events = numbered(
    { type: 'run.started', pipelineName: 'P', nodes: [a] },
    { type: 'task.started', attempt: 1, ...task },
    { type: 'task.logged', text: 'x', ...task },
  );
  const state = foldRun(events);
  expect(reduceRun(state, events)).toBe(state);
  expect(foldRun([...events, ...events])).toEqual(state);
});

test('a mapped node runs until it is completed, and one failed item fails it', () => {
  const start: RunEventBody = { type: 'run.started', pipelineName: 'P', nodes: [a] };
  const item = (index: number): { nodeId: typeof a; path: number[] } => ({
    nodeId: a,
    path: [index],
  });
  const done: RunEventBody = {
    type: 'task.succeeded',
    outputs: {},
    reused: false,
    cost: null,
    ...item(0),
  };
  expect(foldRun(numbered(start, done))?.nodes['a' as never]?.status).toBe('running');
  const failed: RunEventBody = {
    type: 'task.failed',
    failure: { kind: 'unexpected', message: 'x' },
    ...item(1),
  };
  expect(foldRun(numbered(start, failed, done))?.nodes['a' as never]).toMatchObject({
    status: 'failed',
    tasks: ['a/1', 'a/0'],
  });
});

test('the outputs of a mapped node are put together in item order, nested as they were', () => {
  const item = (...path: number[]) => ({ nodeId: a, path });
  const done = (text: string, ...path: number[]): RunEventBody => ({
    type: 'task.succeeded',
    outputs: { o: textValue(text) },
    reused: false,
    cost: null,
    ...item(...path),
  });
  const state = foldRun(
    numbered(
      { type: 'run.started', pipelineName: 'P', nodes: [a] },
      { type: 'node.expanded', length: 2, ...item() },
      { type: 'node.expanded', length: 0, ...item(1) },
      { type: 'node.expanded', length: 2, ...item(0) },
      done('second', 0, 1),
      done('first', 0, 0),
      { type: 'node.completed', nodeId: a, ports: ['o', 'never'], whole: true },
    ),
  );
  const expected = listValue([listValue([textValue('first'), textValue('second')]), listValue([])]);
  expect(state?.nodes['a' as never]).toMatchObject({
    status: 'succeeded',
    outputs: { o: expected },
    lengths: { '': 2, '0': 2, '1': 0 },
  });
});

test('a run that goes on keeps what has succeeded and begins the rest anew', () => {
  const b = toNodeId('b');
  const state = foldRun(
    numbered(
      { type: 'run.started', pipelineName: 'P', nodes: [a, b] },
      { type: 'task.succeeded', outputs: {}, reused: false, cost: null, ...task },
      { type: 'task.failed', failure: { kind: 'canceled', message: 'x' }, nodeId: b, path: [] },
      { type: 'run.finished', outcome: 'failed' },
      { type: 'run.resumed' },
    ),
  );
  expect(state).toMatchObject({ status: 'running', finishedAt: null });
  expect(state?.nodes).toMatchObject({
    a: { status: 'succeeded' },
    b: { status: 'waiting', tasks: [] },
  });
  expect(Object.keys(state?.tasks ?? {})).toEqual(['a']);
});

describe('a long list', () => {
  const count = 3 * keptTasks;
  const item = (index: number) => ({ nodeId: a, path: [index] });
  const ended = (index: number): RunEventBody =>
    index % 3 === 0
      ? { type: 'task.failed', failure: { kind: 'unexpected', message: 'x' }, ...item(index) }
      : {
          type: 'task.succeeded',
          outputs: { o: textValue(String(index)) },
          reused: index % 3 === 1,
          cost: 0.5,
          ...item(index),
        };
  const bodies = Array.from({ length: count }, (_, index): readonly RunEventBody[] => [
    { type: 'task.started', attempt: 1, ...item(index) },
    { type: 'task.submitted', predictionId: 'p', provider: 'replicate', ...item(index) },
    ended(index),
    { type: 'task.logged', text: 'too late', ...item(index) },
  ]).flat();
  const start: RunEventBody = { type: 'run.started', pipelineName: 'P', nodes: [a] };
  const expanded: RunEventBody = { type: 'node.expanded', length: count, nodeId: a, path: [] };

  test('is counted whole, and only the first of each way to end are kept', () => {
    const events = numbered(start, expanded, ...bodies);
    const state = foldRun(events);
    const node = state?.nodes[a];
    expect(node?.counts).toEqual({
      running: 0,
      succeeded: 2 * keptTasks,
      failed: keptTasks,
      canceled: 0,
      skipped: 0,
      reused: keptTasks,
      passedOn: 0,
    });
    expect(node?.cost.succeeded).toEqual({ usd: 0.5 * keptTasks, unknown: 0 });
    const kept = Object.values(state?.tasks ?? {});
    expect(node?.tasks).toEqual(Object.keys(state?.tasks ?? {}));
    expect(kept).toHaveLength(2 * keptTasks);
    expect(
      kept.map(({ path }) => Number(path[0])).every((at) => at < 1.5 * keptTasks || at % 3 === 0),
    ).toBe(true);
    expect(state).toEqual(
      events.reduce((before, event) => reduceRun(before, [event]), foldRun([])),
    );
  });

  test('goes on with what has succeeded counted, also what is not kept', () => {
    const state = foldRun(numbered(start, expanded, ...bodies, { type: 'run.resumed' }));
    expect(state?.nodes[a]).toMatchObject({
      status: 'running',
      counts: { succeeded: 2 * keptTasks, failed: 0, reused: keptTasks },
      cost: { failed: { usd: 0, unknown: 0 } },
    });
    expect(state?.nodes[a]?.tasks).toHaveLength(keptTasks);
  });
});

test('folding one by one and in batches gives the same, and leaves the state before untouched', () => {
  const bodies: RunEventBody[] = [{ type: 'run.started', pipelineName: 'P', nodes: [a] }];
  for (let index = 0; index < 50; index += 1) {
    const item = { nodeId: a, path: [index] };
    bodies.push({ type: 'task.started', attempt: 1, ...item });
    bodies.push({ type: 'task.succeeded', outputs: {}, reused: false, cost: null, ...item });
  }
  const events = numbered(...bodies);
  const half = foldRun(events.slice(0, 41));
  const before = structuredClone(half);
  const whole = reduceRun(half, events.slice(41));
  expect(whole).toEqual(foldRun(events));
  expect(whole).toEqual(events.reduce((state, event) => reduceRun(state, [event]), foldRun([])));
  expect(half).toEqual(before);
});

test('a run waits in the queue, is paused and goes on; what was put off waits again', () => {
  const paused = { why: 'user', because: 'By hand.' } as const;
  const events = numbered(
    { type: 'run.queued', pipelineName: 'P', nodes: [a] },
    { type: 'run.started', pipelineName: 'P', nodes: [a] },
    { type: 'task.started', attempt: 1, ...task },
    { type: 'run.paused', ...paused },
    { type: 'task.deferred', ...task },
    { type: 'run.continued' },
  );
  const states = events.map((_, index) => foldRun(events.slice(0, index + 1)));
  expect(states.map((state) => state?.status)).toEqual([
    'queued',
    'running',
    'running',
    'paused',
    'paused',
    'running',
  ]);
  expect(states[1]?.startedAt).toBe(1_001);
  expect([states[3]?.paused, states[5]?.paused]).toEqual([paused, null]);
  expect(states[4]?.nodes[a]).toMatchObject({ status: 'waiting' });
  const canceled = reduceRun(states[4], [
    { type: 'run.finished', outcome: 'canceled', runId, seq: 9, at: 2_000 },
  ]);
  expect(canceled).toMatchObject({ status: 'canceled', paused: null });
});
