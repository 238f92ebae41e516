import { z } from 'zod';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { isId, toNodeId, type NodeId, type RunId } from '../../../shared/domain/ids.ts';
import type { RunRecord } from '../store/runIndex.ts';

/** What to run: the pipeline as it is now, frozen by the call. */
export type RunRequest = {
  readonly runId: RunId;
  readonly pipeline: Pipeline;
  /** Relative files are looked for beside it. */
  readonly pipelinePath: string | null;
  readonly target?: readonly NodeId[];
  readonly outputFolder: string;
  /** Nodes that run again whatever results there are. */
  readonly fresh?: Fresh;
};

/** All nodes, or these. */
type Fresh = 'all' | readonly NodeId[];

const zNodeIds = z.array(z.string().refine(isId).transform(toNodeId));

const zKept = z.object({
  outputFolder: z.string(),
  target: zNodeIds.optional(),
  fresh: z.union([z.literal('all'), zNodeIds]).optional(),
});

/** The request that a run of the index was started with. */
export function toRunRequest({ runId, pipeline, pipelinePath, request }: RunRecord): RunRequest {
  const { outputFolder, target, fresh } = zKept.parse(request);
  return {
    runId,
    pipeline,
    pipelinePath,
    outputFolder,
    ...(target === undefined ? {} : { target }),
    ...(fresh === undefined ? {} : { fresh }),
  };
}
