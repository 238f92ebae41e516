import type { BudgetRefusal } from '../../../shared/run/paused.ts';
import type { App } from '../../engine/app.ts';
import { resumeShownRun, type ResumeChoice } from './resumeShownRun.ts';
import { tellProblems } from './startRun.ts';

/** Goes on with the shown run, which is paused; what keeps it from that is shown. Throws FailureError. */
export async function continueShownRun(
  app: App,
  budget: Omit<ResumeChoice, 'again'> = {},
): Promise<void> {
  const { run, activeRunId } = app.run.getState();
  if (run === null) return;
  const { runId } = run;
  if (activeRunId !== runId) return resumeShownRun(app, runId, budget);
  const continued = await app.client.runs.continue({ runId, ...budget });
  if (!continued.ok) return tellProblems(app, continued.problems);
  // It came to rest meanwhile, and its events ended.
  if (app.run.getState().activeRunId === runId) return;
  app.run.getState().begin(runId);
  return app.follow.follow(runId);
}

/** Raises the limit that has paused the shown run to `usd`, or allows what has no known price, and goes on. Throws FailureError. */
export async function raiseAndContinue(
  app: App,
  refusal: BudgetRefusal,
  usd: number,
): Promise<void> {
  if (refusal.reason === 'unknown-price') return continueShownRun(app, { allowUnknown: true });
  if (refusal.cap === 'run') return continueShownRun(app, { budget: usd });
  const { perRun } = await app.client.budget.get();
  await app.client.budget.set({ perRun, perDay: usd });
  return continueShownRun(app);
}
