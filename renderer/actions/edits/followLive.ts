import { nodesOf, type Pipeline } from '../../../shared/domain/graph.ts';
import type { RunDetails } from '../../../shared/api/types.ts';
import type { App } from '../../engine/app.ts';
import { failureOf } from '../../engine/failureOf.ts';
import { t } from '../../messages/t.ts';
import { showRun } from './showRun.ts';

/**
 * Follows the newest run that goes on, else one that waits or is paused: it outlived its window, or the engine picked
 * it up at its start. Where no tab has its pipeline, says so of one that goes on and offers the way there. Throws
 * FailureError.
 */
export async function followLive(app: App): Promise<void> {
  const runs = await app.client.runs.list({ limit: 20 });
  const own = runs.filter(({ isElsewhere }) => !isElsewhere);
  const live =
    own.find(({ status }) => status === 'running') ??
    own.find(({ status }) => status === 'queued' || status === 'paused');
  if (live === undefined) return;
  const { runId, pipelineName, status } = live;
  const run = await app.client.runs.get({ runId });
  const there = app.tabs.getState().open.find((each) => isOpen(each, run));
  if (there !== undefined) {
    if (there.run.getState().activeRunId !== null) return;
    there.run.getState().begin(runId);
    await there.follow.follow(runId, { isUnderway: true });
    return;
  }
  if (status !== 'running') return;
  const show = (): void => {
    showRun(app, live).catch((error: unknown) =>
      app.notify({ kind: 'error', message: failureOf(error).message }),
    );
  };
  app.notify({
    kind: 'info',
    message: t('edits.runs.goesOn', { pipeline: pipelineName }),
    action: { label: t('common.show'), onClick: show },
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
