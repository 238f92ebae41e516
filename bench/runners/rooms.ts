import { setTimeout } from 'node:timers/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEventBus } from '../../electron/engine/runs/eventBus.ts';
import { createDispatcher } from '../../electron/engine/schedule/dispatcher.ts';
import { runTasks } from '../../electron/engine/schedule/runTasks.ts';
import { createJournal } from '../../electron/engine/store/journal.ts';
import { openDatabase } from '../../electron/engine/store/openDatabase.ts';
import { createOwnership } from '../../electron/engine/store/ownership.ts';
import { createRunIndex } from '../../electron/engine/store/runIndex.ts';
import type { RunId } from '../../shared/domain/ids.ts';
import type { GraphNode } from '../../shared/domain/graph.ts';
import { textValue, type PortValues } from '../../shared/domain/values.ts';
import { planRun } from '../../shared/graph/plan.ts';
import { portsOf } from '../../shared/graph/portsOf.ts';
import { newRunId } from '../../test/support/testEngine.ts';
import type { BenchGraph } from '../graphs.ts';
import type { PreparedRunner } from './runner.ts';
import { toPipeline } from './toPipeline.ts';

/**
 * The engine's own scheduler, dispatcher, journal and event bus around nodes that only wait: no node type of Patchbay
 * takes 5 ms. The plan is made before, as a peer deploys or compiles its graph. `journal` is on disk, or in memory.
 */
export async function prepareRooms(
  graph: BenchGraph,
  { journal: place }: { readonly journal: 'disk' | 'memory' },
): Promise<PreparedRunner> {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-bench-'));
  const database = openDatabase(place === 'disk' ? join(folder, 'journal.sqlite') : ':memory:');
  const ownership = createOwnership(folder);
  const live = new Set<string>();
  const isLive = (runId: string): boolean => live.has(runId);
  const index = createRunIndex({ database, ownership, isLive, now: Date.now });
  const journal = createJournal({ database, now: Date.now });
  const bus = createEventBus({ journal, isLive, onStuck: () => {} });
  const dispatcher = createDispatcher(() => graph.limit);
  const { pipeline, target } = toPipeline(graph);
  const waits = new Map(graph.ms.map((ms, at) => [`n${at}`, ms]));
  const outputs = { text: textValue('x') };

  const execute = async ({ id }: GraphNode): Promise<PortValues> => {
    const wait = waits.get(id);
    if (wait !== undefined) await setTimeout(wait);
    return outputs;
  };

  const { plan } = planRun({ pipeline, target });

  const conduct = async (runId: RunId): Promise<void> => {
    index.begin({ runId, pipeline, pipelinePath: null, request: { outputFolder: folder } });
    bus.publish(runId, { type: 'run.started', pipelineName: pipeline.name, nodes: plan.order });
    const member = dispatcher.join();
    const outcome = await runTasks({
      plan,
      portsOf: (node) => portsOf(node, pipeline),
      signal: new AbortController().signal,
      member,
      laneOf: () => 'local',
      inlineValues: () => ({}),
      execute,
      publish: (body) => void bus.publish(runId, body),
    });
    member.leave();
    if (outcome !== 'paused') bus.publish(runId, { type: 'run.finished', outcome });
    live.delete(runId);
    bus.end(runId);
  };

  return {
    run: async () => {
      const runId = newRunId();
      live.add(runId);
      const ended = conduct(runId);
      let count = 0;
      for await (const event of bus.follow(runId, 0, undefined))
        if (event.type === 'task.succeeded') count += 1;
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
