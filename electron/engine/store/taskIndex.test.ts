import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyPipeline } from '../../../shared/domain/graph.ts';
import { toNodeId, toRunId } from '../../../shared/domain/ids.ts';
import { textValue } from '../../../shared/domain/values.ts';
import { taskKey, type RunEventBody } from '../../../shared/run/events.ts';
import { countedAs } from '../../../shared/run/nodeRun.ts';
import { summarizeTask } from '../../../shared/run/taskSummary.ts';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { createJournal } from './journal.ts';
import { openDatabase } from './openDatabase.ts';
import { createOwnership } from './ownership.ts';
import { createRunIndex } from './runIndex.ts';
import { createTaskIndex } from './taskIndex.ts';

const runId = toRunId('r');
const [a, b] = [toNodeId('a'), toNodeId('b')];

/** A host on a journal of its own; `again` is another one on the same file. */
async function openTasks() {
  const scratch = await scratchFolder();
  const ownership = createOwnership(scratch.at('owners'));
  const open = () => {
    const database = openDatabase(scratch.at('journal.sqlite'));
    const journal = createJournal({ database, now: () => 1_000 });
    const index = createRunIndex({ database, ownership, isLive: () => true, now: () => 1 });
    return { database, journal, index, tasks: createTaskIndex(database, journal) };
  };
  const first = open();
  first.index.begin({ runId, pipeline: emptyPipeline('P'), pipelinePath: null, request: {} });
  return {
    ...first,
    append: (bodies: readonly RunEventBody[]) => {
      for (const body of bodies) first.journal.append(runId, body);
      first.journal.flush();
    },
    again: open,
    async [Symbol.asyncDispose]() {
      ownership.release();
      first.database.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

const start: RunEventBody = { type: 'run.started', pipelineName: 'P', nodes: [a, b] };

function item(path: readonly number[], nodeId = a) {
  return { nodeId, path };
}

function done(path: readonly number[], text = 'x'): RunEventBody {
  return {
    type: 'task.succeeded',
    outputs: { o: textValue(text) },
    reused: false,
    cost: null,
    ...item(path),
  };
}

test('pages go by item, the tenth after the second, and an inner list within its outer item', async () => {
  await using t = await openTasks();
  const paths = [[10], [2], [0, 1], [1], [0, 0], []];
  t.append([start, ...paths.map((path) => done(path))]);
  const pathsOf = async (after?: readonly number[]) => {
    const page = await t.tasks.list({ runId, nodeId: a, limit: 3, ...(after && { after }) });
    return page.map(({ path }) => path);
  };
  expect(await pathsOf()).toEqual([[], [0, 0], [0, 1]]);
  expect(await pathsOf([0, 1])).toEqual([[1], [2], [10]]);
  expect(await pathsOf([10])).toEqual([]);
});

test('a task is shown in short in a page, and whole with its logs when it is asked for', async () => {
  await using t = await openTasks();
  const log = (text: string): RunEventBody => ({ type: 'task.logged', text, ...item([1]) });
  t.append([start, { type: 'task.started', attempt: 2, ...item([1]) }, log('one\n')]);
  expect(await t.tasks.list({ runId, nodeId: a, limit: 9 })).toMatchObject([
    { path: [1], status: 'running', attempt: 2 },
  ]);
  // The rest comes after the first look.
  t.append([done([0]), log('two\n'), done([1], 'y'.repeat(1_000))]);
  const [, short] = await t.tasks.list({ runId, nodeId: a, limit: 9 });
  expect(short).toMatchObject({ status: 'succeeded', outputs: { o: textValue('y'.repeat(200)) } });
  expect(short).not.toHaveProperty('logs');
  expect(await t.tasks.get(runId, item([1]))).toMatchObject({
    attempt: 2,
    logs: 'one\ntwo\n',
    outputs: { o: textValue('y'.repeat(1_000)) },
  });
  await expect(t.tasks.get(runId, item([7], b))).rejects.toThrow(
    'The node "b" has not begun for item 8 in this run.',
  );
});

test('two hosts that note the same run at the same moment note it once', async () => {
  await using t = await openTasks();
  const count = 2_500;
  t.append([start, ...Array.from({ length: count }, (_, at) => done([at]))]);
  const other = t.again();
  const counts = await Promise.all([
    t.tasks.counts(runId),
    other.tasks.counts(runId),
    t.tasks.counts(runId),
  ]);
  expect(counts).toEqual(Array.from({ length: 3 }, () => ({ a: { succeeded: count } })));
  other.database.close();
});

test('a node that is done keeps what it skipped when the run goes on; another does not', async () => {
  await using t = await openTasks();
  const skipped = (nodeId: typeof a): RunEventBody => ({
    type: 'task.skipped',
    because: 'its branch was not taken',
    ...item([0], nodeId),
  });
  t.append([
    start,
    skipped(a),
    skipped(b),
    { type: 'node.completed', nodeId: a, ports: ['o'], whole: true },
  ]);
  await t.tasks.counts(runId);
  t.append([{ type: 'run.resumed' }]);
  expect(await t.tasks.counts(runId)).toEqual({ a: { skipped: 1 } });
});

const ref = fc.constantFrom(item([0]), item([1]), item([2, 0]), item([], b));
const what = fc.oneof(
  fc.record({ type: fc.constant('task.started' as const), attempt: fc.nat(3) }),
  fc.record({ type: fc.constant('task.logged' as const), text: fc.string() }),
  fc.record({
    type: fc.constant('task.failed' as const),
    failure: fc.constantFrom(
      { kind: 'canceled' as const, message: 'x' },
      { kind: 'unexpected' as const, message: 'x' },
    ),
  }),
  fc.record({ type: fc.constant('task.skipped' as const), because: fc.string() }),
  fc.record({
    type: fc.constant('task.succeeded' as const),
    outputs: fc.constant({ o: textValue('x') }),
    reused: fc.boolean(),
    cost: fc.constant(null),
  }),
);
const body: fc.Arbitrary<RunEventBody> = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(what, ref).map(([each, task]) => ({ ...each, ...task })) },
  { weight: 1, arbitrary: fc.constant({ type: 'run.resumed' as const }) },
);

test('says the same as the fold of the run, wherever it has stopped reading', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(body, { maxLength: 12 }), { maxLength: 4 }),
      async (parts) => {
        await using t = await openTasks();
        t.append([start]);
        for (const part of parts) {
          t.append(part);
          const state = await t.tasks.state(runId);
          const expected = Object.values(state?.tasks ?? {}).map(
            (task) =>
              [
                taskKey(task),
                { status: countedAs(task) ?? 'running', task: summarizeTask(task) },
              ] as const,
          );

          const noted = new Map<string, unknown>();
          for (const each of [a, b])
            for (const status of ['running', 'succeeded', 'failed', 'canceled', 'skipped'] as const)
              for (const task of await t.tasks.list({ runId, nodeId: each, status, limit: 100 }))
                noted.set(taskKey(task), { status, task });
          expect(noted).toEqual(new Map(expected));
        }
      },
    ),
    { numRuns: 40 },
  );
});
