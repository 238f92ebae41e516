import { randomUUID } from 'node:crypto';
import { toRunId } from '../../shared/domain/ids.ts';
import { openBenchEngine } from '../openBenchEngine.ts';
import type { Prepare } from './runner.ts';
import { toPipeline } from './toPipeline.ts';

/** The whole engine as a host has it: checks, plan, durable journal, and a follower that hears every event. */
export const prepare: Prepare = async (graph) => {
  const { client, close } = await openBenchEngine();
  const { pipeline, target } = toPipeline(graph);
  return {
    run: async () => {
      const runId = toRunId(randomUUID());
      const started = await client.runs.start({ runId, pipeline, target: [...target] });
      if (!started.ok) throw new Error(started.problems.map(({ message }) => message).join('\n'));
      let count = 0;
      for await (const page of await client.runs.events({ runId }))
        for (const event of page) if (event.type === 'task.succeeded') count += 1;
      return count;
    },
    close,
  };
};
