import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEventBus } from '../../electron/engine/runs/eventBus.ts';
import { createDispatcher } from '../../electron/engine/schedule/dispatcher.ts';
import { runTasks, type Item } from '../../electron/engine/schedule/runTasks.ts';
import { createJournal } from '../../electron/engine/store/journal.ts';
import { openDatabase } from '../../electron/engine/store/openDatabase.ts';
import { createOwnership } from '../../electron/engine/store/ownership.ts';
import { createRunIndex } from '../../electron/engine/store/runIndex.ts';
import type { GraphNode, Pipeline } from '../../shared/domain/graph.ts';
import { toRunId, type RunId } from '../../shared/domain/ids.ts';
import type { PortValues } from '../../shared/domain/values.ts';
import type { Plan } from '../../shared/graph/plan.ts';
import { portsOf } from '../../shared/graph/portsOf.ts';

export type Rooms = {
  /** Runs a plan with `execute` in place of the node types; gives the number of tasks that succeeded. */
  run(plan: Plan, pipeline: Pipeline): Promise<number>;
  close(): Promise<void>;
};

export type RoomsOptions = {
  /** Where the journal is: on disk and durable, or in memory. */
  readonly journal: 'disk' | 'memory';
  /** Tasks at once. */
  readonly limit: number;
  readonly execute: (node: GraphNode, item: Item) => Promise<PortValues>;
};

/** The engine's own scheduler, dispatcher, journal and event bus, wired as createEngine does, around nodes of the benchmark. */
export async function createRooms(options: RoomsOptions): Promise<Rooms> {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-bench-'));
  const isOnDisk = options.journal === 'disk';
  const database = openDatabase(isOnDisk ? join(folder, 'journal.sqlite') : ':memory:');
  const ownership = createOwnership(folder);
  const live = new Set<string>();
  const isLive = (runId: string): boolean => live.has(runId);
  const index = createRunIndex({ database, ownership, isLive, now: Date.now });
  const journal = createJournal({ database, now: Date.now });
  const bus = createEventBus({ journal, isLive, onStuck: () => {} });
  const dispatcher = createDispatcher((lane) => (lane === 'work' ? options.limit : 64));

  const conduct = async (runId: RunId, plan: Plan, pipeline: Pipeline): Promise<void> => {
    index.begin({ runId, pipeline, pipelinePath: null, request: { outputFolder: folder } });
    bus.publish(runId, { type: 'run.started', pipelineName: pipeline.name, nodes: plan.order });
    const member = dispatcher.join();
    const outcome = await runTasks({
      plan,
      portsOf: (node) => portsOf(node, pipeline),
      signal: new AbortController().signal,
      member,
      laneOf: ({ type }) => (type === 'list' ? 'local' : 'work'),
      inlineValues: () => ({}),
      execute: options.execute,
      publish: (body) => void bus.publish(runId, body),
    });
    member.leave();
    if (outcome !== 'paused') bus.publish(runId, { type: 'run.finished', outcome });
    live.delete(runId);
    bus.end(runId);
  };

  return {
    run: async (plan, pipeline) => {
      const runId = toRunId(randomUUID());
      live.add(runId);
      const ended = conduct(runId, plan, pipeline);
      let count = 0;
      for await (const page of bus.follow(runId, 0, undefined))
        for (const event of page) if (event.type === 'task.succeeded') count += 1;
      await ended;
      return count;
    },
    close: async () => {
      database.close();
      ownership.release();
      await rm(folder, { recursive: true });
    },
  };
}
