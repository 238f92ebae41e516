import { nodesOf, type Graph, type Pipeline } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';
import type { Sentence } from '../domain/sentence.ts';
import { findNodeType } from '../nodes/registry.ts';
import type { RunScope } from '../run/scope.ts';
import { say } from '../sentences/say.ts';
import { checkEdges, checkInputs, checkNodes } from './checkGraph.ts';
import { disabledBy, isFrame } from './frames.ts';
import { reachable, topologicalOrder } from './order.ts';
import { passThrough, standIns } from './passThrough.ts';
import { nameOf } from './portsOf.ts';
import type { Problem } from './problems.ts';

/** What will run, in an order that respects the edges, and what will not and why. */
export type Plan = {
  readonly graph: Graph;
  readonly order: readonly NodeId[];
};

/** What the passes found: problems keep the run from starting; `left` says why a node will not run. */
export type PlanReport = {
  readonly problems: readonly Problem[];
  readonly left: ReadonlyMap<NodeId, Sentence>;
};

export type PlanContext = Pick<RunScope, 'target' | 'from'> & { readonly pipeline: Pipeline };

type Planned = {
  readonly plan: Plan;
  readonly report: PlanReport;
  /** Why a bypassed node cannot be passed: a problem where something that runs needs it. */
  readonly stuck: ReadonlyMap<NodeId, Sentence>;
};
type Pass = (planned: Planned, context: PlanContext) => Planned;

const passes: readonly Pass[] = [
  dropRemarks,
  dropDisabled,
  dropUnused,
  refuseStuck,
  refuseEmpty,
  findOrder,
  checkAll,
];

/** Plans a run: pure passes in order. Every problem is reported at once, before anything is spent. */
export function planRun({ pipeline, target, from }: PlanContext): Planned {
  const { graph, passed, stuck } = passThrough(pipeline.graph, pipeline);
  const bypassed = nodesOf(pipeline.graph).filter((node) => node.bypassed && passed.has(node.id));
  const start: Planned = {
    plan: { graph, order: [] },
    report: {
      problems: [],
      left: new Map(bypassed.map(({ id }) => [id, say('graph.bypassed')])),
    },
    stuck,
  };
  const context: PlanContext = {
    pipeline,
    ...(target && { target: standIns(pipeline.graph, passed, { ids: target, direction: 'up' }) }),
    ...(from && { from: standIns(pipeline.graph, passed, { ids: from, direction: 'down' }) }),
  };
  return passes.reduce((planned, pass) => pass(planned, context), start);
}

/** Notes and other nodes that never run leave the plan without a word. */
function dropRemarks(planned: Planned): Planned {
  const remarks = nodesOf(planned.plan.graph).filter(
    (node) => findNodeType(node.type)?.runs === false,
  );
  return {
    ...planned,
    plan: {
      ...planned.plan,
      graph: without(planned.plan.graph, new Set(remarks.map((node) => node.id))),
    },
  };
}

/** A disabled node does not run, nor does what depends on it. The members of a disabled frame are disabled. */
function dropDisabled(planned: Planned, { pipeline }: PlanContext): Planned {
  const { graph } = planned.plan;
  const left = new Map(planned.report.left);
  const reasons = new Map<NodeId, Sentence>();
  for (const node of nodesOf(graph)) {
    const cause = disabledBy(pipeline.graph, node);
    if (cause === undefined) continue;
    const own =
      cause === node ? say('graph.disabled') : say('graph.frameDisabled', { frame: nameOf(cause) });
    reasons.set(node.id, own);
    for (const id of reachable(graph, [node.id], 'down'))
      left.set(id, say('graph.dependsOnDisabled', { node: nameOf(node) }));
  }
  for (const [id, reason] of reasons) left.set(id, reason);
  return drop(planned, left);
}

/**
 * What feeds no sink does not run. A pipeline without any sink runs the models that nothing reads,
 * so that a lone prediction shows its result on its own node.
 */
function dropUnused(planned: Planned, context: PlanContext): Planned {
  const { graph } = planned.plan;
  const isPart = context.target !== undefined || context.from !== undefined;
  const why = isPart ? say('graph.notAskedFor') : say('graph.notNeeded');
  const used = reachable(graph, endsOf(graph, context), 'up');
  const left = new Map(planned.report.left);
  for (const node of nodesOf(graph)) {
    if (!used.has(node.id)) left.set(node.id, why);
  }
  return drop(planned, left);
}

/** The nodes that a run is for: the target, or what shows and saves; only what is behind `from` where it is given. */
function endsOf(graph: Graph, { target, from }: PlanContext): readonly NodeId[] {
  const isThere = (id: NodeId): boolean => Object.hasOwn(graph.nodes, id);
  if (from === undefined) return (target ?? findEnds(graph)).filter(isThere);
  const starts = from.filter(isThere);
  const after = reachable(graph, starts, 'down');
  const others = Object.keys(graph.nodes).filter((id) => !after.has(id as NodeId));
  const ends = target ?? findEnds(without(graph, new Set(others as NodeId[])));
  return [...starts, ...ends.filter((id) => after.has(id))];
}

function findEnds(graph: Graph): readonly NodeId[] {
  const nodes = nodesOf(graph);
  // An unknown type may be a sink of a newer version: keeping it makes the problem visible.
  const sinks = nodes.filter((node) => findNodeType(node.type)?.sink ?? true);
  if (sinks.length > 0) return sinks.map((node) => node.id);
  const read = new Set(graph.edges.map((edge) => edge.source));
  return nodes
    .filter((node) => findNodeType(node.type)?.category === 'model' && !read.has(node.id))
    .map((node) => node.id);
}

function refuseStuck(planned: Planned): Planned {
  const needed = [...planned.stuck].filter(([id]) => Object.hasOwn(planned.plan.graph.nodes, id));
  return withProblems(
    planned,
    needed.map(([nodeId, sentence]) => ({ nodeId, ...sentence })),
  );
}

function refuseEmpty(planned: Planned, { pipeline, target, from }: PlanContext): Planned {
  if (nodesOf(planned.plan.graph).length > 0) return planned;
  if (target !== undefined || from !== undefined)
    return withProblems(planned, [say('graph.nothingChosen')]);
  const isDisabled = nodesOf(pipeline.graph).some(
    (node) => !isFrame(node) && disabledBy(pipeline.graph, node) !== undefined,
  );
  return withProblems(planned, [isDisabled ? say('graph.allDisabled') : say('graph.empty')]);
}

function findOrder(planned: Planned): Planned {
  const { graph } = planned.plan;
  const { order, cyclic } = topologicalOrder(graph);
  const problems = cyclic.map((nodeId) => {
    const node = graph.nodes[nodeId];
    return {
      nodeId,
      ...say('graph.cycle', { node: node === undefined ? nodeId : nameOf(node) }),
    };
  });
  return withProblems({ ...planned, plan: { graph, order } }, problems);
}

function checkAll(planned: Planned, context: PlanContext): Planned {
  const { graph } = planned.plan;
  const ports = { models: context.pipeline.models };
  return withProblems(planned, [
    ...checkNodes(graph, ports),
    ...checkEdges(graph, ports),
    ...checkInputs(graph, ports),
  ]);
}

function drop(planned: Planned, left: ReadonlyMap<NodeId, Sentence>): Planned {
  return {
    ...planned,
    plan: { ...planned.plan, graph: without(planned.plan.graph, new Set(left.keys())) },
    report: { ...planned.report, left },
  };
}

function without(graph: Graph, ids: ReadonlySet<NodeId>): Graph {
  if (ids.size === 0) return graph;
  return {
    nodes: Object.fromEntries(Object.entries(graph.nodes).filter(([id]) => !ids.has(id as NodeId))),
    edges: graph.edges.filter((edge) => !ids.has(edge.source) && !ids.has(edge.target)),
  };
}

function withProblems(planned: Planned, problems: readonly Problem[]): Planned {
  if (problems.length === 0) return planned;
  return {
    ...planned,
    report: { ...planned.report, problems: [...planned.report.problems, ...problems] },
  };
}
