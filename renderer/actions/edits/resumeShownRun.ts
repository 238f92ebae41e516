import type { NodeId, RunId } from '../../../shared/domain/ids.ts';
import type { App } from '../../engine/app.ts';
import { tellProblems } from './startRun.ts';

/** Goes on with a run where it stopped, `again` with what these nodes make, and follows it; what keeps it from that is shown. Throws FailureError. */
export async function resumeShownRun(
  app: App,
  runId: RunId,
  again: readonly NodeId[] = [],
): Promise<void> {
  const { run, isPast, isInterrupted } = app.run.getState();
  const takeBack = (): void => app.run.setState({ run, isPast, isInterrupted, activeRunId: null });
  app.ui.getState().setProblems([]);
  app.run.getState().begin(runId);
  try {
    const resumed = await app.client.runs.resume({ runId, again: [...again] });
    if (!resumed.ok) {
      takeBack();
      return tellProblems(app, resumed.problems);
    }
  } catch (error) {
    takeBack();
    throw error;
  }
  return app.follow.follow(runId);
}
