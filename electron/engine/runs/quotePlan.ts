import { modelKey, type GraphNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { depthOf, type NodePorts } from '../../../shared/domain/ports.ts';
import { pathKey, type ListLengths } from '../../../shared/graph/mapping.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import { portsOf, titleOf } from '../../../shared/graph/portsOf.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import type { Estimate } from '../../../shared/run/estimate.ts';
import { effectiveInputs } from '../../../shared/run/prices/effectiveInputs.ts';
import { quoteRun, type PlannedNode, type Quote } from '../../../shared/run/quote.ts';
import type { Money } from '../money/createMoney.ts';
import { dryRun, type DryNode, type DryRunOptions } from './dryRun.ts';
import type { RunRequest } from './runRequest.ts';

/** What a run would cost, node by node; sends nothing and writes no file of the user. */
export async function quotePlan(
  options: DryRunOptions,
  request: RunRequest,
  about: { readonly plan: Plan; readonly signal: AbortSignal },
): Promise<Quote> {
  const { plan } = about;
  const dry = await dryRun(options, request, about);
  const depths = mapDepths(plan, request);
  return quoteRun(
    plan.order.flatMap((id) => {
      const [node, known] = [plan.graph.nodes[id], dry.get(id)];
      if (node === undefined || known === undefined) return [];
      if (findNodeType(node.type)?.category !== 'model') return [];
      const ahead = (): Estimate => estimateAhead(options.money, { node, plan, request });
      return [toPlanned({ node, known, depth: depths.get(id) ?? 0, ahead })];
    }),
  );
}

type Foreseen = {
  readonly node: GraphNode;
  readonly known: DryNode;
  readonly depth: number;
  readonly ahead: () => Estimate;
};

function toPlanned({ node, known, depth, ahead }: Foreseen): PlannedNode {
  const { reused, skipped, estimates } = known;
  const { tasks, open } = countTasks(known.lengths, depth, []);
  const low = Math.max(0, tasks - reused - skipped);
  return {
    nodeId: node.id,
    title: titleOf(node),
    runs: { low, high: open ? null : low },
    reused,
    skipped,
    estimates: estimates.length > 0 ? estimates : [ahead()],
  };
}

/** Tasks that there will be, and whether there may be more: a list whose length nobody knows yet. */
function countTasks(
  lengths: ListLengths,
  depth: number,
  path: readonly number[],
): { readonly tasks: number; readonly open: boolean } {
  const length = lengths[pathKey(path)];
  if (length === undefined)
    return path.length < depth ? { tasks: 0, open: true } : { tasks: 1, open: false };
  let [tasks, open] = [0, false];
  for (let index = 0; index < length; index += 1) {
    const inner = countTasks(lengths, depth, [...path, index]);
    tasks += inner.tasks;
    open ||= inner.open;
  }
  return { tasks, open };
}

/** How many lists deep each node will be mapped, by the types of its ports. */
function mapDepths(plan: Plan, { pipeline }: RunRequest): ReadonlyMap<NodeId, number> {
  const ports = new Map<NodeId, NodePorts>();
  const depths = new Map<NodeId, number>();
  for (const id of plan.order) {
    const node = plan.graph.nodes[id];
    if (node === undefined) continue;
    const own = portsOf(node, { models: pipeline.models });
    ports.set(id, own);
    let depth = 0;
    for (const edge of plan.graph.edges) {
      if (edge.target !== id) continue;
      const from = ports.get(edge.source)?.outputs.find(({ name }) => name === edge.sourcePort);
      const to = own.inputs.find(({ name }) => name === edge.targetPort);
      if (from === undefined || to === undefined) continue;
      const arrives = (depths.get(edge.source) ?? 0) + depthOf(from.type);
      depth = Math.max(depth, arrives - depthOf(to.type));
    }
    depths.set(id, depth);
  }
  return depths;
}

type Ahead = { readonly node: GraphNode; readonly plan: Plan; readonly request: RunRequest };

/** The estimate of a node that nothing has reached: what is typed on it counts, what is connected is open. */
function estimateAhead(money: Money, { node, plan, request }: Ahead): Estimate {
  const { provider, model, version } = node.settings;
  if (typeof provider !== 'string' || typeof model !== 'string')
    return { kind: 'unknown', why: 'No model is chosen.' };
  const pinned = typeof version === 'string' ? version : null;
  const open = plan.graph.edges.flatMap(({ target, targetPort }) =>
    target === node.id ? [targetPort] : [],
  );
  const schema: JsonObject = request.pipeline.models[modelKey(model, pinned)]?.schema ?? {};
  return money.estimate({
    provider,
    model,
    version: pinned,
    ...(node.type === 'training' ? { work: 'training' } : {}),
    inputs: effectiveInputs(schema, node.inputs, open),
  });
}
