import type { RunSummary } from '../../../shared/api/types.ts';
import { isOver } from '../../../shared/run/isOver.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { RunState } from '../../../shared/run/reduceRun.ts';
import type { App } from '../../engine/app.ts';
import { t } from '../../messages/t.ts';
import { openAsItWas } from './openAsItWas.ts';
import { openPath } from './openDocument.ts';

/**
 * Shows a past run on the canvas. Where another pipeline is open it opens that of the run first: its file, or as it
 * was where it has none any more. Throws FailureError.
 */
export async function showRun(app: App, summary: RunSummary): Promise<void> {
  const { runId, status } = summary;
  const { activeRunId } = app.run.getState();
  if (runId === activeRunId) return;
  if (activeRunId !== null) return tell(app, t('edits.runs.waitOrCancel'));
  if (summary.isElsewhere) return tell(app, t('edits.runs.elsewhere'));
  if (status !== 'interrupted' && !isOver(status)) return showLive(app, summary);
  const run = await app.client.runs.state({ runId });
  if (run === null) return tell(app, t('edits.runs.nothingKept'));
  if (countThere(app, run) > 0) return showThere(app, run);
  const { pipelinePath } = summary;
  const opened = pipelinePath === null ? undefined : await openedAt(app, pipelinePath);
  return opened === undefined ? openAsItWas(app, summary) : showThere(opened, run);
}

function showThere(app: App, run: RunState): void {
  // Another run may have been started while this one was read.
  if (app.run.getState().activeRunId !== null) return undefined;
  const there = countThere(app, run);
  const total = Object.keys(run.nodes).length;
  if (there === 0) return tell(app, t('edits.runs.notOnCanvas'));
  if (there < total) tell(app, t('edits.runs.someNotOnCanvas', { gone: total - there, total }));
  return app.run.getState().show(run);
}

/** Undefined where the file is gone, or is no pipeline any more. */
async function openedAt(app: App, path: string): Promise<App | undefined> {
  return openPath(app, path).catch(() => undefined);
}

/** Follows a run that goes on, on its pipeline where that has a file. */
async function showLive(app: App, { runId, pipelinePath }: RunSummary): Promise<void> {
  if (pipelinePath !== null && pipelinePath !== app.document.getState().path)
    return followThere(await openPath(app, pipelinePath), runId);
  return followThere(app, runId);
}

async function followThere(app: App, runId: RunId): Promise<void> {
  app.run.getState().begin(runId);
  await app.follow.follow(runId, { isUnderway: true });
}

function countThere(app: App, run: RunState): number {
  const { nodes } = app.document.getState().pipeline.graph;
  return Object.keys(run.nodes).filter((id) => Object.hasOwn(nodes, id)).length;
}

function tell(app: App, message: string): void {
  app.notify({ kind: 'info', message });
}
