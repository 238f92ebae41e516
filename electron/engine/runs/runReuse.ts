import { toFailure } from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { fingerprintOf, type Fingerprint } from '../../../shared/graph/fingerprint.ts';
import { taskKey } from '../../../shared/run/events.ts';
import type { Item, Reuse } from '../schedule/runTasks.ts';
import { hashText } from '../store/hashText.ts';
import type { ResultCache, TaskPlace } from '../store/resultCache.ts';
import type { RunProgress } from './runProgress.ts';
import type { RunRequest } from './runRequest.ts';
import { createFreshness } from './runScope.ts';

/** The reuse of one run; closed at its end. */
export type RunReuse = Reuse & {
  /** Resolves once all that was kept is on disk, the cache within its limit. Never rejects. */
  close(): Promise<void>;
};

type Run = {
  readonly request: Pick<RunRequest, 'runId' | 'pipeline' | 'pipelinePath' | 'fresh' | 'from'>;
  readonly progress: RunProgress;
};

/** Makes the part of a run that looks results up and keeps them. What does not work with the cache fails no task. */
export function createRunReuse(cache: ResultCache, { request, progress }: Run): RunReuse {
  const { runId } = request;
  const isFresh = createFreshness(request);
  const names = createTaskNames(request);
  const ours = new Map<string, Fingerprint>();
  const pending = new Set<Promise<void>>();
  let warned = false;

  const warn = (error: unknown): void => {
    if (!warned)
      process.emitWarning(`Results of run ${runId} are not kept: ${toFailure(error).message}`);
    warned = true;
  };

  const attempt = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      warn(error);
    }
  };

  return {
    seek: (node, item) => {
      const fingerprint = names.nameOf(node, item);
      if (fingerprint === undefined) return undefined;
      const key = taskKey({ nodeId: node.id, path: item.path });
      if (progress.finished.has(key)) return undefined;
      ours.set(key, fingerprint);
      // What lives at a provider is picked up: nobody would watch it otherwise.
      if (isFresh(node) || progress.begun.has(key)) return undefined;
      return async () => {
        const found = await cache.find(fingerprint.id);
        if (found.kind !== 'hit' || found.runId === runId) return undefined;
        ours.delete(key);
        attempt(() => cache.touch({ ...names.placeOf(node, item), fingerprint }));
        return { outputs: found.outputs, from: { runId: found.runId, at: found.at } };
      };
    },
    keep: (node, item, outputs) => {
      const key = taskKey({ nodeId: node.id, path: item.path });
      const fingerprint = ours.get(key);
      if (fingerprint === undefined) return;
      ours.delete(key);
      const put = cache
        .put({ ...names.placeOf(node, item), fingerprint, outputs, runId })
        .then(() => undefined, warn)
        .finally(() => pending.delete(put));
      pending.add(put);
    },
    close: async () => {
      await Promise.all(pending);
      attempt(cache.evict);
    },
  };
}

/** Names the tasks of one run, across runs. */
export function createTaskNames({
  pipeline,
  pipelinePath,
}: Pick<RunRequest, 'pipeline' | 'pipelinePath'>) {
  const counts = new Map<string, number>();
  const pipelineKey = pipelinePath ?? `unsaved:${pipeline.name}`;
  return {
    /**
     * The fingerprint of a task; undefined where results are not reused. Two tasks of one run that ask for the same are
     * two results, as of a model that draws its own seed: the second has a name of its own, the same in the next run.
     */
    nameOf: (node: GraphNode, { inputs }: Item): Fingerprint | undefined => {
      const fingerprint = fingerprintOf({
        node,
        models: pipeline.models,
        inputs,
        sha256: hashText,
      });
      if (fingerprint === undefined) return undefined;
      const count = (counts.get(fingerprint.id) ?? 0) + 1;
      counts.set(fingerprint.id, count);
      return count === 1
        ? fingerprint
        : { ...fingerprint, id: hashText(`${fingerprint.id} ${count}`) };
    },
    placeOf: ({ id: nodeId }: GraphNode, { path }: Item): TaskPlace => ({
      pipelineKey,
      nodeId,
      path,
    }),
  };
}
