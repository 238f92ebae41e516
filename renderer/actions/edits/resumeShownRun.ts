import type { NodeId, RunId } from '../../../shared/domain/ids.ts';
import type { App } from '../../engine/app.ts';
import { tellProblems } from './startRun.ts';

/** What a run goes on with in place of the budget before, and the nodes that are made again. */
export type ResumeChoice = {
  readonly budget?: number;
  readonly allowUnknown?: boolean;
  readonly again?: readonly NodeId[];
};

/** Goes on with a run where it stopped, and follows it; what keeps it from that is shown. Throws FailureError. */
export async function resumeShownRun(
  app: App,
  runId: RunId,
  { again, ...budget }: ResumeChoice = {},
): Promise<void> {
  const { run, isPast, isInterrupted } = app.run.getState();
  const takeBack = (): void => app.run.setState({ run, isPast, isInterrupted, activeRunId: null });
  app.view.getState().setProblems([]);
  app.run.getState().begin(runId);
  try {
    const resumed = await app.client.runs.resume({
      runId,
      ...budget,
      ...(again === undefined ? {} : { again: [...again] }),
    });
    if (!resumed.ok) {
      takeBack();
      return tellProblems(app, resumed.problems);
    }
  } catch (error) {
    takeBack();
    throw error;
  }
  return app.follow.follow(runId, { isUnderway: true });
}
