import {
  findNode,
  modelKey,
  type GraphNode,
  type ModelSnapshots,
  type Pipeline,
} from '../../../shared/domain/graph.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { readPolicy } from '../../../shared/graph/nodePolicy.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import { titleOf } from '../../../shared/graph/portsOf.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import type { Estimate } from '../../../shared/run/estimate.ts';
import type { PlannedTask } from '../../../shared/run/plannedTask.ts';
import { effectiveInputs } from '../../../shared/run/prices/effectiveInputs.ts';
import { quoteRun, type Quote, type TaskCount } from '../../../shared/run/quote.ts';
import type { Money } from '../money/createMoney.ts';
import { say } from '../../../shared/sentences/say.ts';

type Quoting = {
  readonly plan: Plan;
  readonly pipeline: Pick<Pipeline, 'models'>;
  readonly money: Pick<Money, 'estimate'>;
};

/** What a run would cost that does what was planned. Nodes that ask no provider are left out. */
export function quoteTasks(
  planned: readonly PlannedTask[],
  { plan, pipeline, money }: Quoting,
): Quote {
  return quoteRun(
    planned.flatMap((task) => {
      const { nodeId, reused, skipped, inputs } = task;
      const node = findNode(plan.graph, nodeId);
      if (node === undefined || findNodeType(node.type)?.category !== 'model') return [];
      const estimates = estimateNode(money, pipeline.models, node);
      return [
        {
          nodeId,
          title: titleOf(node),
          runs: countOf(task),
          reused,
          skipped,
          estimates: (inputs.length > 0
            ? inputs.map((input) => estimates(input, []))
            : [estimates(node.inputs, connectedPorts(plan, node))]
          ).map((estimate) => ofAllAttempts(estimate, node)),
        },
      ];
    }),
  );
}

/** A list that nobody has seen may turn out to be empty, and a branch not to be taken. */
function countOf({ runs, isExact, mayBeLeftOut }: PlannedTask): TaskCount {
  return { low: isExact && !mayBeLeftOut ? runs : 0, high: isExact ? runs : null };
}

type Estimating = (inputs: JsonObject, open: readonly string[]) => Estimate;

/** Estimates tasks of a node; `open` names the inputs that are known only while the pipeline runs. */
function estimateNode(
  money: Quoting['money'],
  models: ModelSnapshots,
  { type, settings: { provider, model, version } }: GraphNode,
): Estimating {
  if (typeof provider !== 'string' || typeof model !== 'string')
    return () => ({ kind: 'unknown', why: say('prices.noModel') });
  const pinned = typeof version === 'string' ? version : null;
  const schema = models[modelKey(model, pinned)]?.schema ?? {};
  const what = { provider, model, version: pinned };
  return (inputs, open) =>
    money.estimate({
      ...what,
      ...(type === 'training' ? { work: 'training' } : {}),
      inputs: effectiveInputs(schema, inputs, open),
    });
}

/** At most, every attempt costs as much: what a time limit ends has been worked on, and some failures are paid for. */
function ofAllAttempts(estimate: Estimate, node: GraphNode): Estimate {
  const { attempts = 1, on = [] } = readPolicy(node).retry ?? {};
  const isPaidAgain = on.includes('failed') || on.includes('timeout');
  if (estimate.kind !== 'known' || attempts === 1 || !isPaidAgain) return estimate;
  const basis = say('prices.allAttempts', { basis: estimate.basis, attempts });
  return { ...estimate, basis, high: estimate.high * attempts };
}

function connectedPorts({ graph }: Plan, { id }: GraphNode): readonly string[] {
  return graph.edges.flatMap(({ target, targetPort }) => (target === id ? [targetPort] : []));
}
