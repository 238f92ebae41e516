import { expect, test } from 'vitest';
import { toRunId } from '../../../shared/domain/ids.ts';
import { textValue, type PortValues } from '../../../shared/domain/values.ts';
import { planRun } from '../../../shared/graph/plan.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import type { RunEventBody } from '../../../shared/run/events.ts';
import { settle } from '../../../test/support/manualTimers.ts';
import { PipelineBuilder } from '../../../test/support/pipelineBuilder.ts';
import { createDispatcher } from './dispatcher.ts';
import { runTasks, type Reused } from './runTasks.ts';

/** Source, look -> show. The result of `look` is sought in the cache, and its files are found, when the test says so. */
function startRun() {
  const pipeline = new PipelineBuilder()
    .node('source', 'text', { text: 'x' })
    .node('look', 'text-template', { template: '{{x}}' })
    .node('show', 'preview')
    .edge('source.text', 'look.x')
    .edge('look.text', 'show.value')
    .build();
  const { plan } = planRun({ pipeline });
  const member = createDispatcher(() => 8).join();
  const sought = Promise.withResolvers<Reused | undefined>();
  const found = Promise.withResolvers<PortValues>();
  const isSeeking = Promise.withResolvers<void>();
  const events: RunEventBody[] = [];
  const executed: string[] = [];
  let outcome: string | undefined;
  const ended = runTasks({
    plan,
    portsOf: (node) => portsOf(node, { models: {} }),
    signal: new AbortController().signal,
    member,
    laneOf: () => 'local',
    inlineValues: (node) => (node.id === 'look' ? found.promise : {}),
    execute: async (node) => {
      executed.push(node.id);
      const value = textValue('made');
      return { text: value, value };
    },
    reuse: {
      seek: ({ id }) => {
        if (id !== 'look') return undefined;
        return () => {
          isSeeking.resolve();
          return sought.promise;
        };
      },
      keep: () => {},
    },
    publish: (body) => void events.push(body),
  }).then((value) => (outcome = value));
  return {
    member,
    ended,
    executed,
    sought,
    found,
    isSeeking: isSeeking.promise,
    outcome: () => outcome,
    reused: () => events.filter((event) => event.type === 'task.succeeded' && event.reused).length,
  };
}

const earlier: Reused = {
  outputs: { text: textValue('kept') },
  from: { runId: toRunId('before'), at: 1 },
};

test('a run that is paused while a kept result is verified takes it, starts nothing more and rests then', async () => {
  const run = startRun();
  run.found.resolve({});
  await run.isSeeking;
  run.member.setPaused(true);
  await settle();
  expect(run.outcome()).toBeUndefined();
  run.sought.resolve(earlier);
  expect(await run.ended).toBe('paused');
  expect(run.executed).toEqual(['source']);
  expect(run.reused()).toBe(1);
  expect(run.member.isIn()).toBe(false);
});

test.each([
  ['is lost', (run: ReturnType<typeof startRun>) => run.sought.resolve(undefined)],
  ['cannot be read', (run: ReturnType<typeof startRun>) => run.sought.reject(new Error('EIO'))],
])('a kept result that %s in a paused run is not made before it goes on', async (_, answer) => {
  const run = startRun();
  run.found.resolve({});
  await run.isSeeking;
  run.member.setPaused(true);
  answer(run);
  expect(await run.ended).toBe('paused');
  expect(run.executed).toEqual(['source']);
  expect(run.reused()).toBe(0);
});

test('a run that goes on while a kept result is still verified ends as if it had not been paused', async () => {
  const run = startRun();
  run.found.resolve({});
  await run.isSeeking;
  run.member.setPaused(true);
  await settle();
  run.member.setPaused(false);
  run.sought.resolve(earlier);
  expect(await run.ended).toBe('succeeded');
  expect(run.executed).toEqual(['source', 'show']);
});

test('a run that is paused while the files of a node are found rests once they are, and seeks nothing', async () => {
  const run = startRun();
  run.member.setPaused(true);
  await settle();
  expect(run.outcome()).toBeUndefined();
  run.found.resolve({});
  expect(await run.ended).toBe('paused');
  expect(run.executed).not.toContain('look');
  expect(run.reused()).toBe(0);
});
