import { isAbsolute, join } from 'node:path';
import { invalidInput } from '../../../shared/domain/failure.ts';
import { modelKey, type ModelSnapshot, type Pipeline } from '../../../shared/domain/graph.ts';
import { isId, toNodeId, type NodeId, type RunId } from '../../../shared/domain/ids.ts';
import { disabledBy, withMembers } from '../../../shared/graph/frames.ts';
import { safeFileName } from '../../../shared/nodes/safeNames.ts';
import { requireAllowed } from '../files/browseFolder.ts';
import { toRunRequest } from '../runs/runRequest.ts';
import { untilAborted } from '../runs/untilAborted.ts';
import { noRun } from '../store/runIndex.ts';
import { base, withFailures } from './base.ts';
import type { Services } from './services.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The handlers of `contract.runs`. */
export function createRunHandlers(services: Services) {
  const { options, bus, index, preferences, remover, runner, shelf, tasks } = services;
  /** Files are read from beside this path, so it is held to the same folders as opening. */
  const requirePlace = async (path: string | null): Promise<void> => {
    if (path !== null) await requireAllowed(path, options.host.allowedFolders);
  };
  const requireRun = (runId: RunId): void => {
    if (!index.has(runId)) throw noRun(runId);
  };
  return base.runs.router({
    check: base.runs.check.handler(async ({ input, signal }) => {
      await requirePlace(input.pipelinePath);
      return { problems: await untilAborted(runner.check(input), signal) };
    }),
    quote: base.runs.quote.handler(async ({ input, signal }) => {
      await requirePlace(input.pipelinePath);
      return untilAborted(runner.quote(toChosen(input)), signal);
    }),
    plan: base.runs.plan.handler(async ({ input, signal }) => {
      await requirePlace(input.pipelinePath);
      return untilAborted(runner.plan(toChosen(input)), signal);
    }),
    start: base.runs.start.handler(async ({ input }) => {
      await requirePlace(input.pipelinePath);
      const { outputFolder, ...request } = toChosen(input);
      if (outputFolder !== undefined && !isAbsolute(outputFolder)) {
        throw invalidInput(say('files.outputNotFullPath', { folder: outputFolder }));
      }
      const started = await runner.start({
        ...request,
        outputFolder:
          outputFolder ??
          join(preferences.settings().outputFolder, safeFileName(input.pipeline.name)),
      });
      if (started.ok)
        for (const used of modelsIn(request.pipeline)) shelf.noteRun(used.provider, used);
      return started;
    }),
    resume: base.runs.resume.handler(({ input: { runId, again = [], ...budget } }) =>
      runner.resume(runId, { ...budget, again: again.map(toTarget) }),
    ),
    pause: base.runs.pause.handler(({ input }) => ({ paused: runner.pause(input.runId) })),
    continue: base.runs.continue.handler(({ input: { runId, ...budget } }) =>
      runner.continue(runId, budget),
    ),
    setPriority: base.runs.setPriority.handler(({ input }) =>
      runner.setPriority(input.runId, input.priority),
    ),
    queue: base.runs.queue.handler(() => index.queue()),
    cancel: base.runs.cancel.handler(async ({ input }) => ({
      canceled: await runner.cancel(input.runId),
    })),
    events: base.runs.events.handler(({ input, signal }) => {
      requireRun(input.runId);
      return withFailures(bus.follow(input.runId, input.afterSeq, signal));
    }),
    state: base.runs.state.handler(async ({ input }) => {
      requireRun(input.runId);
      return (await tasks.state(input.runId)) ?? null;
    }),
    tasks: base.runs.tasks.handler(({ input }) => {
      requireRun(input.runId);
      return tasks.list(input);
    }),
    task: base.runs.task.handler(({ input: { runId, ...task } }) => {
      requireRun(runId);
      return tasks.get(runId, task);
    }),
    nodeCounts: base.runs.nodeCounts.handler(({ input }) => {
      requireRun(input.runId);
      return tasks.counts(input.runId);
    }),
    get: base.runs.get.handler(({ input }) => {
      const record = index.get(input.runId);
      if (record === undefined) throw noRun(input.runId);
      const { request: _, ...details } = record;
      return { ...details, outputFolder: toRunRequest(record).outputFolder };
    }),
    list: base.runs.list.handler(({ input: { limit, ...filter } }) => index.list(limit, filter)),
    delete: base.runs.delete.handler(({ input: { dryRun, ...choice } }) => {
      if (choice.runIds === undefined && choice.olderThanMs === undefined)
        throw invalidInput(say('runs.noneNamed'));
      return dryRun ? remover.measure(choice) : remover.delete(choice);
    }),
  });
}

type UsedModel = Partial<ModelSnapshot> & { readonly provider: string; readonly model: string };

/** The models that the prediction nodes of a pipeline run, with what it tells of them. */
function modelsIn({ graph, models }: Pipeline): readonly UsedModel[] {
  return Object.values(graph.nodes).flatMap((node) => {
    const { provider, model, version } = node.settings;
    if (node.type !== 'prediction' || node.bypassed === true) return [];
    if (disabledBy(graph, node) !== undefined) return [];
    if (typeof provider !== 'string' || typeof model !== 'string') return [];
    const snapshot = models[modelKey(model, typeof version === 'string' ? version : null)];
    return [{ ...snapshot, provider, model }];
  });
}

type Choice = {
  readonly pipeline: Pipeline;
  readonly target?: readonly string[] | undefined;
  readonly from?: readonly string[] | undefined;
  readonly fresh?: 'all' | readonly string[] | undefined;
};

/** The nodes that a request names, as ids. A frame stands for its members. */
function toChosen<T extends Choice>({ target, from, fresh, ...rest }: T) {
  const { graph } = rest.pipeline;
  const toNodes = (ids: readonly string[]): readonly NodeId[] =>
    withMembers(graph, ids.map(toTarget));
  return {
    ...rest,
    ...(target === undefined ? {} : { target: toNodes(target) }),
    ...(from === undefined ? {} : { from: toNodes(from) }),
    ...(fresh === undefined ? {} : { fresh: fresh === 'all' ? fresh : toNodes(fresh) }),
  };
}

function toTarget(id: string): NodeId {
  if (isId(id)) return toNodeId(id);
  throw invalidInput(say('runs.notNodeId', { node: id }));
}
