import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Edge, Graph, GraphNode } from '../../../shared/domain/graph.ts';
import { toEdgeId, toNodeId, toRunId, type NodeId } from '../../../shared/domain/ids.ts';
import { listOf, type NodePorts } from '../../../shared/domain/ports.ts';
import { jsonValue, listValue, textValue, type PortValues } from '../../../shared/domain/values.ts';
import { errorPort } from '../../../shared/graph/nodePolicy.ts';
import { taskKey, type RunEvent, type RunEventBody } from '../../../shared/run/events.ts';
import { foldRun, type RunState } from '../../../shared/run/reduceRun.ts';
import { newTask, reduceTask, type TaskState } from '../../../shared/run/taskState.ts';
import { interpret, type ModelNode } from '../../../test/support/referenceInterpreter.ts';
import { readProgress } from '../runs/runProgress.ts';
import { createDispatcher } from './dispatcher.ts';
import { runTasks } from './runTasks.ts';

/** A node of a random graph: which inputs take whole lists, and whether it gives a list. */
type RandomNode = {
  readonly takesList: readonly boolean[];
  /** The length of the list that it gives; null for a single text. */
  readonly gives: number | null;
  /** Earlier nodes by how far back they are, one or more for each input. */
  readonly from: readonly (readonly number[])[];
  /** Items fail whose hash is below this, of 256. */
  readonly fails: number;
  /** Items go another way whose second hash is below this, of 256. */
  readonly withholds: number;
  readonly isProduct: boolean;
  /** Its failures go to a port of their own. */
  readonly passesErrors: boolean;
  /** The failed ones of these, by how far back they are, feed an input in place of what they give. */
  readonly fromErrors: readonly boolean[];
};

const randomNode: fc.Arbitrary<RandomNode> = fc.record({
  takesList: fc.array(fc.boolean(), { minLength: 0, maxLength: 3 }),
  gives: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.integer({ min: 0, max: 3 })),
  from: fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 2 }), {
    minLength: 3,
    maxLength: 3,
  }),
  fails: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constant(60)),
  withholds: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.constantFrom(100, 256)),
  isProduct: fc.boolean(),
  passesErrors: fc.boolean(),
  fromErrors: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
});

function build(random: readonly RandomNode[]) {
  const nodes: ModelNode[] = [];
  const edges: Edge[] = [];
  for (const [at, spec] of random.entries()) {
    const id = `n${at}`;
    const inputs = spec.takesList.map((isList, index) => ({
      name: `i${index}`,
      title: `i${index}`,
      type: isList ? listOf('text') : ('text' as const),
      required: false,
      widget: { kind: 'none' as const },
    }));
    for (const edge of edgesInto(random, at))
      edges.push({ id: toEdgeId(`e${edges.length}`), ...edge });
    const type = spec.gives === null ? ('text' as const) : listOf('text');
    nodes.push({
      id,
      ports: {
        inputs,
        outputs: [{ name: 'o', title: 'o', type }, ...(spec.passesErrors ? [errorPort] : [])],
      },
      ...(spec.passesErrors ? { passOn: (path) => passOn(id, path) } : {}),
      branches: spec.withholds > 0,
      isProduct: spec.isProduct,
      compute: (values, path) => compute(id, spec, values, path),
    });
  }
  return { nodes, edges };
}

function edgesInto(random: readonly RandomNode[], at: number): readonly Omit<Edge, 'id'>[] {
  const spec = random[at];
  return (spec?.takesList ?? []).flatMap((isList, index) => {
    // Several edges are joined, which only a list port does.
    const backs = isList ? spec?.from[index] : spec?.from[index]?.slice(0, 1);
    return [...new Set(backs)]
      .filter((back) => back <= at)
      .map((back) => ({
        source: toNodeId(`n${at - back}`),
        sourcePort: givesError(random[at - back], spec?.fromErrors[index]) ? 'error' : 'o',
        target: toNodeId(`n${at}`),
        targetPort: `i${index}`,
      }));
  });
}

function givesError(source: RandomNode | undefined, isWanted = false): boolean {
  return isWanted && source?.passesErrors === true;
}

function passOn(id: string, path: readonly number[]): PortValues {
  return { error: jsonValue({ id, path }) };
}

function hashOf(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value)).digest();
}

function compute(
  id: string,
  spec: RandomNode,
  values: PortValues,
  path: readonly number[],
): PortValues | undefined {
  const hash = hashOf([id, values, path]);
  if ((hash[0] ?? 0) < spec.fails) return undefined;
  if ((hash[1] ?? 0) < spec.withholds) return {};
  const text = hash.toString('hex').slice(0, 8);
  if (spec.gives === null) return { o: textValue(text) };
  const items = Array.from({ length: spec.gives }, (_, index) => textValue(`${text}-${index}`));
  return { o: listValue(items) };
}

type How = {
  readonly limit: number;
  readonly turns: readonly number[];
  readonly cancelAt?: number;
  /** What was told in earlier lives of the run. */
  readonly before?: readonly RunEvent[];
  /** Says whether a task fails in this life, which would not fail else. */
  readonly isUnlucky?: (id: string, path: readonly number[]) => boolean;
};

/** Runs a graph for real, or goes on with it, its tasks taking turns as `turns` says. */
async function runGraph(
  { nodes, edges }: ReturnType<typeof build>,
  { limit, turns, cancelAt, before = [], isUnlucky = () => false }: How,
) {
  const graphNodes: { [id: NodeId]: GraphNode } = {};
  const ports = new Map<string, NodePorts>();
  for (const { id, ports: own, branches, isProduct, passOn: passes } of nodes) {
    const nodeId = toNodeId(id);
    const type = branches ? 'switch' : 'text';
    const combine = isProduct ? 'product' : 'zip';
    const policy = passes && { onError: 'output' };
    const node = { id: nodeId, type, typeVersion: 1, settings: {}, inputs: {}, combine } as const;
    graphNodes[nodeId] = { ...node, ...(policy && { policy }) };
    ports.set(id, own);
  }
  const graph: Graph = { nodes: graphNodes, edges };
  const order = nodes.map((node) => toNodeId(node.id));
  const events: RunEvent[] = [...before];
  const publish = (body: RunEventBody): void => {
    events.push({ ...body, runId: toRunId('r'), seq: events.length + 1, at: 0 });
  };
  if (before.length > 0) publish({ type: 'run.resumed' });
  else publish({ type: 'run.started', pipelineName: '', nodes: order });
  const abort = new AbortController();
  let starts = 0;
  const outcome = await runTasks({
    plan: { graph, order },
    portsOf: (node) => ports.get(node.id) ?? { inputs: [], outputs: [] },
    signal: abort.signal,
    member: createDispatcher(() => limit).join(),
    laneOf: () => 'local',
    inlineValues: () => ({}),
    finished: readProgress(before).finished,
    attempts: {
      number: () => 1,
      waitMs: () => undefined,
      total: (_, cost) => cost,
      judge: (node, { path }) => ({ kind: 'output', outputs: passOn(node.id, path) }),
      after: () => () => {},
    },
    execute: async (node, item) => {
      const turn = turns[starts % turns.length] ?? 0;
      starts += 1;
      if (starts === cancelAt) abort.abort();
      for (let count = 0; count < turn; count += 1) await new Promise((go) => setImmediate(go));
      if (isUnlucky(node.id, item.path)) throw new Error('It fails this time.');
      const outputs = nodes.find(({ id }) => id === node.id)?.compute(item.inputs, item.path);
      if (outputs === undefined) throw new Error('It fails.');
      return outputs;
    },
    publish,
  });
  if (outcome === 'paused') throw new Error('Nobody has paused it.');
  publish({ type: 'run.finished', outcome });
  return { events, outcome, state: foldRun(events) as RunState, tasks: everyTask(events) };
}

/** The state of a run keeps only some tasks of a long list: here each of them counts. */
function everyTask(events: readonly RunEvent[]): ReadonlyMap<string, TaskState> {
  const tasks = new Map<string, TaskState>();
  for (const event of events) {
    if (!('path' in event) || event.type === 'node.expanded') continue;
    const key = taskKey(event);
    tasks.set(key, reduceTask(tasks.get(key) ?? newTask(event), event));
  }
  return tasks;
}

function statusesOf(state: RunState) {
  return Object.fromEntries(Object.entries(state.nodes).map(([id, node]) => [id, node.status]));
}

function outputsOf(tasks: ReadonlyMap<string, TaskState>) {
  return Object.fromEntries(
    [...tasks].flatMap(([key, { outputs }]) => (outputs === null ? [] : [[key, outputs]])),
  );
}

const schedule = fc.record({
  limit: fc.integer({ min: 1, max: 8 }),
  turns: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 10 }),
});
/** Lists of its own, so that what follows often has several lists to combine. */
const randomSource: fc.Arbitrary<RandomNode> = fc.record({
  takesList: fc.constant([]),
  gives: fc.integer({ min: 0, max: 3 }),
  from: fc.constant([]),
  fails: fc.constant(0),
  withholds: fc.constant(0),
  isProduct: fc.constant(false),
  passesErrors: fc.constant(false),
  fromErrors: fc.constant([]),
});
const randomGraph = fc
  .tuple(
    fc.array(randomSource, { maxLength: 3 }),
    fc.array(randomNode, { minLength: 1, maxLength: 8 }),
  )
  .map(([sources, nodes]) => [...sources, ...nodes]);

test('random graphs with lists, failures, error ports and branches come to what the plainest interpreter says', async () => {
  await fc.assert(
    fc.asyncProperty(randomGraph, schedule, async (random, how) => {
      const built = build(random);
      const expected = interpret(built.nodes, built.edges);
      const { state, tasks, outcome } = await runGraph(built, how);
      expect(outputsOf(tasks)).toEqual(expected.outputs);
      expect(statusesOf(state)).toEqual(expected.statuses);
      expect(outcome).toBe(expected.isBroken ? 'failed' : 'succeeded');
    }),
    { numRuns: 1000 },
  );
});

test('a cancel at any task leaves nothing under way, and what had succeeded is right', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomGraph,
      schedule,
      fc.integer({ min: 1, max: 12 }),
      async (random, how, cancelAt) => {
        const built = build(random);
        const expected = interpret(built.nodes, built.edges);
        const { state, tasks, events, outcome } = await runGraph(built, { ...how, cancelAt });
        for (const [key, outputs] of Object.entries(outputsOf(tasks)))
          expect(outputs).toEqual(expected.outputs[key]);
        const started = events.filter((event) => event.type === 'task.started').length;
        expect(outcome === 'canceled').toBe(started >= cancelAt);
        for (const task of tasks.values())
          expect(['succeeded', 'failed', 'skipped']).toContain(task.status);
        for (const node of Object.values(state.nodes))
          expect(['succeeded', 'failed', 'skipped']).toContain(node.status);
      },
    ),
    { numRuns: 300 },
  );
});

test('a run that fails by bad luck, is canceled and resumed, as often as may be, comes to what one that is left alone does', async () => {
  const life = fc.record({ cancelAt: fc.integer({ min: 1, max: 12 }), luck: fc.integer() });
  await fc.assert(
    fc.asyncProperty(
      randomGraph,
      schedule,
      fc.array(life, { minLength: 1, maxLength: 3 }),
      async (random, how, lives) => {
        const built = build(random);
        const passes = new Set(
          built.nodes.filter(({ passOn: passed }) => passed).map(({ id }) => id),
        );
        let before: readonly RunEvent[] = [];
        for (const { cancelAt, luck } of lives) {
          const isUnlucky = (id: string, path: readonly number[]): boolean =>
            // What is passed on is final: a resumed run does not make it again.
            !passes.has(id) && (hashOf([luck, id, path])[0] ?? 0) < 40;
          const run = await runGraph(built, { ...how, cancelAt, before, isUnlucky });
          before = run.events;
          if (run.outcome === 'succeeded') break;
        }
        const expected = interpret(built.nodes, built.edges);
        const { state, tasks, outcome, events } = await runGraph(built, { ...how, before });
        expect(outputsOf(tasks)).toEqual(expected.outputs);
        expect(statusesOf(state)).toEqual(expected.statuses);
        expect(outcome).toBe(expected.isBroken ? 'failed' : 'succeeded');
        const done = events.filter(({ type }) => type === 'task.succeeded').map(keyOf);
        expect(done).toEqual([...new Set(done)]);
      },
    ),
    { numRuns: 500 },
  );
});

function keyOf(event: RunEvent): string {
  return 'path' in event ? taskKey(event) : '';
}
