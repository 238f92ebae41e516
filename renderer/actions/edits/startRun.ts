import { nodesOf } from '../../../shared/domain/graph.ts';
import { toRunId, type NodeId, type RunId } from '../../../shared/domain/ids.ts';
import type { Problem } from '../../../shared/graph/problems.ts';
import type { App } from '../../engine/app.ts';
import { t } from '../../messages/t.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

/** What of the document runs, and which nodes run again whatever results there are; see RunScope. */
type RunChoice = {
  readonly fresh?: 'all' | NodeId[];
  readonly target?: NodeId[];
  readonly from?: NodeId[];
  readonly sample?: number;
};

/**
 * Starts a run of the document as it is now and follows it. Problems are shown; nothing is spent then. Throws
 * FailureError.
 */
export async function startRun(app: App, choice: RunChoice = {}): Promise<void> {
  const { pipeline, path } = app.document.getState();
  const runId = toRunId(`run-${app.newId()}`);
  app.view.getState().setProblems([]);
  app.run.getState().begin(runId);
  try {
    const started = await app.client.runs.start({
      runId,
      pipeline,
      pipelinePath: path,
      ...choice,
    });
    if (!started.ok) return refuse(app, runId, started.problems);
    for (const warning of started.warnings)
      app.notify({ kind: 'info', message: shownSentence(warning) });
  } catch (error) {
    app.run.getState().end(runId);
    throw error;
  }
  await app.follow.follow(runId);
}

/** Says whether a run can be started now; not while files are on their way, as it would go without them. */
export function canRun(app: App): boolean {
  const { graph } = app.document.getState().pipeline;
  const isFree = app.run.getState().activeRunId === null && app.view.getState().importing === 0;
  return isFree && nodesOf(graph).length > 0;
}

function refuse(app: App, runId: RunId, problems: readonly Problem[]): void {
  app.run.getState().end(runId);
  tellProblems(app, problems);
}

/** Shows what keeps a run from starting, or from going on. */
export function tellProblems(app: App, problems: readonly Problem[]): void {
  app.view.getState().setProblems(problems);
  const [first] = problems;
  if (first === undefined) return;
  if (problems.length === 1) return tellProblem(app, first);
  app.notify({
    kind: 'error',
    message: t('edits.runs.problems', { problems: problems.length }),
    action: {
      label: t('common.show'),
      onClick: () => app.ui.getState().setPanels({ logOpen: true }),
    },
  });
}

function tellProblem(app: App, problem: Problem): void {
  const { nodeId } = problem;
  const message = shownSentence(problem);
  if (nodeId === undefined) return app.notify({ kind: 'error', message });
  const action = { label: t('common.show'), onClick: () => app.canvas.reveal(nodeId) };
  return app.notify({ kind: 'error', message, action });
}
