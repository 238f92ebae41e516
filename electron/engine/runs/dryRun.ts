import { canceled } from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { PortValues } from '../../../shared/domain/values.ts';
import { pathKey } from '../../../shared/graph/mapping.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import type { PredictRequest } from '../../../shared/nodes/nodeContext.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import type { Estimate } from '../../../shared/run/estimate.ts';
import type { Money } from '../money/createMoney.ts';
import { createTaskGraph, type ReadyTask } from '../schedule/taskGraph.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import type { ResultCache } from '../store/resultCache.ts';
import { inlineValues } from './inlineValues.ts';
import { createNodeContext } from './nodeContexts.ts';
import { pricedInputs } from './predictor.ts';
import { noProgress } from './runProgress.ts';
import type { RunRequest } from './runRequest.ts';
import { createTaskNames } from './runReuse.ts';

export type DryRunOptions = {
  readonly store: ArtifactStore;
  readonly cache: ResultCache;
  readonly money: Money;
};

/** What is known of a node without sending anything. */
export type DryNode = {
  reused: number;
  /** Also what cannot run. */
  skipped: number;
  /** Of the tasks whose inputs are known, at most 1,000. */
  readonly estimates: Estimate[];
  /** As far as they are known. */
  readonly lengths: { [path: string]: number };
};

const mostEstimates = 1000;

/**
 * Goes through a run without a prediction, a training or a written file: what runs here is run, what is kept is taken,
 * and what would be sent is estimated. What depends on that stays open.
 */
export async function dryRun(
  options: DryRunOptions,
  request: RunRequest,
  { plan, signal }: { readonly plan: Plan; readonly signal: AbortSignal },
): Promise<ReadonlyMap<NodeId, DryNode>> {
  const nodes = new Map<NodeId, DryNode>();
  for (const id of plan.order) nodes.set(id, { reused: 0, skipped: 0, estimates: [], lengths: {} });
  const names = createTaskNames(request);
  const ready: ReadyTask[] = [];
  const skip = ({ id }: GraphNode): void => {
    const node = nodes.get(id);
    if (node !== undefined) node.skipped += 1;
  };
  const graph = createTaskGraph(
    plan,
    (node) => portsOf(node, { models: request.pipeline.models }),
    {
      onReady: (task) => ready.push(task),
      onSkipped: skip,
      onFailed: skip,
      onExpanded: ({ id }, path, length) => {
        const node = nodes.get(id);
        if (node !== undefined) node.lengths[pathKey(path)] = length;
      },
      onCompleted: () => {},
    },
  );

  /** Runs a node that asks no provider; a prediction is only caught. */
  const execute = async (next: ReadyTask) => {
    const { node } = next.task.owner;
    let asked: PredictRequest | undefined;
    const refuse = async (): Promise<never> => {
      throw canceled();
    };
    const context = createNodeContext(
      {
        store: options.store,
        predictor: {
          run: async (prediction) => {
            asked = prediction;
            return refuse();
          },
        },
        trainer: { run: refuse },
        publish: () => {},
        publishDurably: async () => {},
      },
      {
        request,
        node,
        item: itemOf(next),
        signal,
        sourceNameOf: () => '',
        progress: noProgress,
      },
    );
    const { settings } = node;
    const outputs = await findNodeType(node.type)
      ?.execute({ settings, inputs: next.inputs, context })
      .catch(() => undefined);
    return { outputs, asked };
  };

  const foresee = async (next: ReadyTask, dry: DryNode): Promise<PortValues | undefined> => {
    const { node } = next.task.owner;
    const found = await seek(next);
    if (found !== undefined) {
      dry.reused += 1;
      return found;
    }
    // A training would pack its files first.
    if (node.type === 'training' || dry.estimates.length >= mostEstimates) return undefined;
    const { asked } = await execute(next);
    if (asked !== undefined)
      dry.estimates.push(options.money.estimate({ ...asked, inputs: pricedInputs(asked) }));
    return undefined;
  };

  const seek = async (next: ReadyTask): Promise<PortValues | undefined> => {
    const { node } = next.task.owner;
    const { fresh } = request;
    const fingerprint = names.nameOf(node, itemOf(next));
    if (fingerprint === undefined || fresh === 'all' || fresh?.includes(node.id) === true)
      return undefined;
    const found = await options.cache.find(fingerprint.id);
    return found.kind === 'hit' ? found.outputs : undefined;
  };

  for (const id of plan.order) {
    const node = plan.graph.nodes[id];
    if (node === undefined) continue;
    try {
      graph.place(id, await inlineValues(options.store, request, node));
    } catch (error) {
      graph.refuse(id, error);
    }
  }
  for (const next of ready) {
    signal.throwIfAborted();
    const { node } = next.task.owner;
    const type = findNodeType(node.type);
    const dry = nodes.get(node.id);
    if (dry === undefined || type === undefined || type.sink) continue;
    if (type.category === 'model') {
      const kept = await foresee(next, dry);
      if (kept !== undefined) graph.succeed(next.task, kept);
      continue;
    }
    const { outputs } = await execute(next);
    if (outputs === undefined) graph.fail(next.task);
    else graph.succeed(next.task, outputs);
  }
  return nodes;
}

function itemOf({ task, inputs, arrived }: ReadyTask) {
  return { path: task.path, inputs, arrived };
}
