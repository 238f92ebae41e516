import type { RunSummary } from '../../../shared/api/types.ts';
import type { App } from '../../engine/app.ts';
import { showDocument } from './openDocument.ts';

/**
 * Opens the pipeline of a past run as it was when the run began, in a document of its own that is saved nowhere yet,
 * and shows the run on it. Throws FailureError.
 */
export async function openAsItWas(app: App, { runId }: Pick<RunSummary, 'runId'>): Promise<void> {
  const { pipeline } = await app.client.runs.get({ runId });
  const run = await app.client.runs.state({ runId });
  const shown = showDocument(app, { pipeline, path: null, revision: null, warnings: [] });
  if (run !== null) shown.run.getState().show(run);
}
