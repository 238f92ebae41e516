import { canceled, FailureError, toFailure, type Failure } from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { listValue, type PortValues, type Value } from '../../../shared/domain/values.ts';
import { isListType } from '../../../shared/domain/ports.ts';
import { collectOutputs, expandItems, type Item } from '../../../shared/graph/mapping.ts';
import { edgesBySource, edgesByTarget } from '../../../shared/graph/order.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import { portsOf, titleOf } from '../../../shared/graph/portsOf.ts';
import type { PortContext } from '../../../shared/nodes/nodeContext.ts';
import type { RunEventBody, RunOutcome } from '../../../shared/run/events.ts';
import type { Semaphore } from './semaphore.ts';

export type ScheduleOptions = {
  readonly plan: Plan;
  readonly ports: PortContext;
  readonly signal: AbortSignal;
  /** Tasks that run at once in this run. */
  readonly places: Semaphore;
  /** The values typed on a node, files resolved. */
  readonly inlineValues: (node: GraphNode) => Promise<PortValues>;
  readonly execute: (node: GraphNode, item: Item) => Promise<PortValues>;
  readonly publish: (body: RunEventBody) => void;
};

type Ended = { readonly outputs: PortValues } | { readonly because: string };

/**
 * Runs a plan: every node as soon as all it depends on has ended, branches in parallel, one task per item.
 * A failed node does not stop its siblings; what depends on it is skipped. Resolves to the outcome, never throws.
 */
export async function runPlan(options: ScheduleOptions): Promise<RunOutcome> {
  const { plan, signal } = options;
  const outgoing = edgesBySource(plan.graph);
  const incoming = edgesByTarget(plan.graph);
  const ended = new Map<NodeId, Ended>();
  const waiting = new Map(
    plan.order.map((id) => [id, new Set((incoming.get(id) ?? []).map((edge) => edge.source)).size]),
  );
  let failures = 0;

  const start = async (id: NodeId): Promise<void> => {
    const node = plan.graph.nodes[id];
    if (node === undefined) return;
    const result = await runNode(options, node, { ended, incoming: incoming.get(id) ?? [] });
    if ('because' in result && !signal.aborted) failures += 1;
    ended.set(id, result);
    const next = new Set((outgoing.get(id) ?? []).map((edge) => edge.target));
    await Promise.all([...next].map((target) => countDown(target)));
  };

  const countDown = async (id: NodeId): Promise<void> => {
    const left = (waiting.get(id) ?? 0) - 1;
    waiting.set(id, left);
    if (left === 0) await start(id);
  };

  await Promise.all(plan.order.filter((id) => waiting.get(id) === 0).map(start));
  if (signal.aborted) return 'canceled';
  return failures === 0 ? 'succeeded' : 'failed';
}

type Upstream = {
  readonly ended: ReadonlyMap<NodeId, Ended>;
  readonly incoming: Plan['graph']['edges'];
};

async function runNode(
  options: ScheduleOptions,
  node: GraphNode,
  upstream: Upstream,
): Promise<Ended> {
  const { publish, signal } = options;
  const skip = skipReason(options, upstream);
  if (skip !== undefined) {
    publish({ type: 'task.skipped', nodeId: node.id, path: [], because: skip });
    return { because: skip };
  }
  try {
    const { inputs, outputs } = portsOf(node, options.ports);
    const values = gather(inputs, await options.inlineValues(node), upstream);
    const expansion = expandItems(inputs, values);
    const results = await Promise.all(expansion.items.map((item) => runItem(options, node, item)));
    const done = results.filter((result) => result !== undefined);
    if (done.length < results.length) return { because: `"${titleOf(node)}" failed.` };
    const collected = collectOutputs(outputs, expansion, done);
    publish({ type: 'node.completed', nodeId: node.id, outputs: collected });
    return { outputs: collected };
  } catch (error) {
    const failure = signal.aborted ? stopFailure(signal) : toFailure(error);
    publish({ type: 'task.failed', nodeId: node.id, path: [], failure });
    return { because: `"${titleOf(node)}" failed.` };
  }
}

function skipReason(options: ScheduleOptions, upstream: Upstream): string | undefined {
  if (options.signal.aborted) return stopFailure(options.signal, 'The run was canceled.').message;
  for (const edge of upstream.incoming) {
    const source = upstream.ended.get(edge.source);
    if (source === undefined || 'because' in source) {
      const node = options.plan.graph.nodes[edge.source];
      return `"${node === undefined ? edge.source : titleOf(node)}", which it depends on, did not succeed.`;
    }
  }
  return undefined;
}

/** Connected values win over typed ones; several edges into a list port are joined in edge order. */
function gather(
  ports: ReturnType<typeof portsOf>['inputs'],
  typed: PortValues,
  upstream: Upstream,
): PortValues {
  const values: { [port: string]: Value } = {};
  for (const port of ports) {
    const arriving = upstream.incoming
      .filter((edge) => edge.targetPort === port.name)
      .flatMap((edge) => {
        const source = upstream.ended.get(edge.source);
        const value =
          source !== undefined && 'outputs' in source ? source.outputs[edge.sourcePort] : undefined;
        return value === undefined ? [] : [value];
      });
    const value = isListType(port.type) && arriving.length > 1 ? joined(arriving) : arriving[0];
    const chosen = value ?? typed[port.name];
    if (chosen !== undefined) values[port.name] = chosen;
  }
  return values;
}

function joined(values: readonly Value[]): Value {
  return listValue(values.flatMap((value) => (value.type === 'list' ? value.items : [value])));
}

/** Runs one item; undefined when it failed, which its event has told. */
async function runItem(
  options: ScheduleOptions,
  node: GraphNode,
  item: Item,
): Promise<PortValues | undefined> {
  const { publish, signal } = options;
  const task = { nodeId: node.id, path: item.path };
  let leave: (() => void) | undefined;
  try {
    leave = await options.places.acquire(signal);
    publish({ type: 'task.started', attempt: 1, ...task });
    const outputs = await options.execute(node, item);
    signal.throwIfAborted();
    publish({ type: 'task.succeeded', outputs, reused: false, cost: null, ...task });
    return outputs;
  } catch (error) {
    const failure: Failure = signal.aborted ? stopFailure(signal) : toFailure(error);
    publish({ type: 'task.failed', failure: withPort(error, failure), ...task });
    return undefined;
  } finally {
    leave?.();
  }
}

/** Why a run was stopped: by the user, or by what kept the engine from going on. */
function stopFailure(signal: AbortSignal, byUser?: string): Failure {
  return signal.reason instanceof FailureError ? signal.reason.failure : canceled(byUser).failure;
}

/** A field that the provider rejected is an input port by name: `input.width` is `width`. */
function withPort(error: unknown, failure: Failure): Failure {
  if (!(error instanceof FailureError) || failure.kind !== 'provider-rejected') return failure;
  const [field] = failure.fields;
  if (field === undefined) return failure;
  const port = field.field.replace(/^input\./, '').split(/[.[]/)[0] ?? '';
  return { kind: 'invalid-input', port, message: failure.message };
}
