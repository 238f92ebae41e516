import type { Pipeline } from '../../../shared/domain/graph.ts';
import type { NodeId, RunId } from '../../../shared/domain/ids.ts';

/** What to run: the pipeline as it is now, frozen by the call. */
export type RunRequest = {
  readonly runId: RunId;
  readonly pipeline: Pipeline;
  /** Relative files are looked for beside it. */
  readonly pipelinePath: string | null;
  readonly target?: readonly NodeId[];
  readonly outputFolder: string;
};
