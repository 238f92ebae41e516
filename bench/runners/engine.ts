import { createTestEngine, newRunId } from '../../test/support/testEngine.ts';
import type { Prepare } from './runner.ts';
import { toPipeline } from './toPipeline.ts';

/** The whole engine as a host has it: checks, plan, durable journal, and a follower that hears every event. */
export const prepare: Prepare = async (graph) => {
  const t = await createTestEngine();
  const { pipeline, target } = toPipeline(graph);
  return {
    run: async () => {
      const runId = newRunId();
      const started = await t.client.runs.start({ runId, pipeline, target: [...target] });
      if (!started.ok) throw new Error(started.problems.map(({ message }) => message).join('\n'));
      let count = 0;
      for await (const page of await t.client.runs.events({ runId }))
        for (const event of page) if (event.type === 'task.succeeded') count += 1;
      return count;
    },
    close: () => t[Symbol.asyncDispose](),
  };
};
