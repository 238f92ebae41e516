import { z } from 'zod';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { isId, toNodeId, type NodeId, type RunId } from '../../../shared/domain/ids.ts';
import type { RunScope } from '../../../shared/run/scope.ts';
import type { RunRecord } from '../store/runIndex.ts';

/** What to run: the pipeline as it is now, frozen by the call. */
export type RunRequest = {
  readonly runId: RunId;
  readonly pipeline: Pipeline;
  /** Relative files are looked for beside it. */
  readonly pipelinePath: string | null;
  readonly outputFolder: string;
  /** Nodes that run again whatever results there are. */
  readonly fresh?: Fresh;
  /**
   * Set by a repair of the journal, which may have lost what the run had begun: before anything is made, it is looked
   * for at its provider from then on. Milliseconds since 1970.
   */
  readonly searchFrom?: number;
} & RunScope &
  RunBudget;

/** What a run may spend. */
export type RunBudget = {
  /** In US dollars, in place of the limit per run of the data folder. */
  readonly budget?: number;
  /** Runs what has no known price, too, where there is a limit. */
  readonly allowUnknown?: boolean;
};

/** All nodes, or these. */
type Fresh = 'all' | readonly NodeId[];

const zNodeIds = z.array(z.string().refine(isId).transform(toNodeId));

const zKept = z.object({
  outputFolder: z.string(),
  target: zNodeIds.exactOptional(),
  from: zNodeIds.exactOptional(),
  sample: z.int().min(1).exactOptional(),
  fresh: z.union([z.literal('all'), zNodeIds]).exactOptional(),
  budget: z.number().exactOptional(),
  allowUnknown: z.boolean().exactOptional(),
  searchFrom: z.number().exactOptional(),
});

/** The request that a run of the index was started with. */
export function toRunRequest({ runId, pipeline, pipelinePath, request }: RunRecord): RunRequest {
  return { runId, pipeline, pipelinePath, ...zKept.parse(request) };
}

/** What of a request is kept beside its pipeline, to go on with the run. */
export function toKept(request: RunRequest): z.input<typeof zKept> {
  const { outputFolder, target, from, sample, fresh, budget, allowUnknown, searchFrom } = request;
  return {
    outputFolder,
    ...(target === undefined ? {} : { target: [...target] }),
    ...(from === undefined ? {} : { from: [...from] }),
    ...(sample === undefined ? {} : { sample }),
    ...(fresh === undefined ? {} : { fresh: fresh === 'all' ? fresh : [...fresh] }),
    ...(budget === undefined ? {} : { budget }),
    ...(allowUnknown === undefined ? {} : { allowUnknown }),
    ...(searchFrom === undefined ? {} : { searchFrom }),
  };
}
