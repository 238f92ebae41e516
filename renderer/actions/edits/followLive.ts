import { nodesOf, type Pipeline } from '../../../shared/domain/graph.ts';
import type { RunDetails } from '../../../shared/api/types.ts';
import type { App } from '../../engine/app.ts';
import { failureOf } from '../../engine/failureOf.ts';
import { showRun } from './showRun.ts';

/**
 * Follows the newest run that goes on: one that outlived its window, or that the engine picked up at its start. Where
 * another pipeline is open, says so and offers the way there. Throws FailureError.
 */
export async function followLive(app: App): Promise<void> {
  const runs = await app.client.runs.list({ limit: 20, status: 'running' });
  const live = runs.find((run) => !run.isElsewhere);
  if (live === undefined || app.run.getState().activeRunId !== null) return;
  const { runId, pipelineName } = live;
  if (isOpen(app, await app.client.runs.get({ runId }))) {
    app.run.getState().begin(runId);
    await app.follow.follow(runId, { isUnderway: true });
    return;
  }
  const show = (): void => {
    showRun(app, live).catch((error: unknown) =>
      app.notify({ kind: 'error', message: failureOf(error).message }),
    );
  };
  app.notify({
    kind: 'info',
    message: `A run of "${pipelineName}" goes on.`,
    action: { label: 'Show', onClick: show },
  });
}

/** A pipeline without a file is known by its nodes. */
function isOpen(app: App, run: Pick<RunDetails, 'pipeline' | 'pipelinePath'>): boolean {
  const { path, pipeline } = app.document.getState();
  if (path !== null || run.pipelinePath !== null) return path === run.pipelinePath;
  return sharesNodes(pipeline, run.pipeline);
}

function sharesNodes(open: Pipeline, run: Pipeline): boolean {
  return nodesOf(run.graph).some(({ id }) => Object.hasOwn(open.graph.nodes, id));
}
