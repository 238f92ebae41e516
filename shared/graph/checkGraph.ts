import { ownValue } from '../domain/json.ts';
import { findNode, nodesOf, type Edge, type Graph, type GraphNode } from '../domain/graph.ts';
import { isFileType, itemTypeOf, type InputPort } from '../domain/ports.ts';
import type { Sentence } from '../domain/sentence.ts';
import { checkInput } from '../models/checkInputs.ts';
import type { PortContext } from '../nodes/nodeContext.ts';
import { findNodeType } from '../nodes/registry.ts';
import { say } from '../sentences/say.ts';
import { canConvert } from './canConvert.ts';
import { findPolicyFault, hasErrorPort, passesErrors } from './nodePolicy.ts';
import { edgesByTarget } from './order.ts';
import { findInput, findOutput, portNameOf, portsOf } from './portsOf.ts';
import { problemOf } from './problemOf.ts';
import type { Problem } from './problems.ts';

/**
 * Nodes, edges and models are replaced, never changed: what was found wrong with them is found once, and gone over again
 * only where one of them is another. After a keystroke that is one node.
 */
const nodeVerdicts = new WeakMap<PortContext['models'], WeakMap<GraphNode, Verdict>>();
const edgeVerdicts = new WeakMap<PortContext['models'], WeakMap<Edge, EdgeVerdict>>();
const inputVerdicts = new WeakMap<PortContext['models'], WeakMap<GraphNode, InputVerdict>>();

type Verdict = readonly Problem[];
type EdgeVerdict = Ends & { readonly problems: Verdict };
type InputVerdict = { readonly connected: string; readonly problems: Verdict };

function verdictsOf<K extends object, V>(
  all: WeakMap<PortContext['models'], WeakMap<K, V>>,
  { models }: PortContext,
): WeakMap<K, V> {
  let verdicts = all.get(models);
  if (verdicts === undefined) all.set(models, (verdicts = new WeakMap()));
  return verdicts;
}

/** What is wrong with the nodes themselves: unknown types, settings that cannot be used. */
export function checkNodes(graph: Graph, context: PortContext): readonly Problem[] {
  const verdicts = verdictsOf(nodeVerdicts, context);
  return nodesOf(graph).flatMap((node) => {
    let problems = verdicts.get(node);
    if (problems === undefined) verdicts.set(node, (problems = checkNode(node, context)));
    return problems;
  });
}

function checkNode(node: GraphNode, context: PortContext): readonly Problem[] {
  const type = findNodeType(node.type);
  if (type === undefined) {
    return [problemOf(node, say('graph.unknownType', { type: node.type }))];
  }
  return [...type.check(node.settings, context), ...checkPolicy(node, context)].map((fault) =>
    problemOf(node, fault),
  );
}

/** A policy that cannot be used, or one whose port has the name of an output of the node. */
export function checkPolicy(node: GraphNode, context: PortContext): readonly Sentence[] {
  const fault = findPolicyFault(node);
  if (fault !== undefined) return [fault];
  if (!passesErrors(node)) return [];
  const own = findNodeType(node.type)?.ports(node.settings, context);
  if (own === undefined || !hasErrorPort(own)) return [];
  return [say('graph.ownErrorOutput')];
}

/** What is wrong with the edges: ports that are gone, types that do not fit. */
export function checkEdges(graph: Graph, context: PortContext): readonly Problem[] {
  const verdicts = verdictsOf(edgeVerdicts, context);
  return graph.edges.flatMap((edge) => {
    const source = findNode(graph, edge.source);
    const target = findNode(graph, edge.target);
    if (source === undefined || target === undefined) return [];
    const known = verdicts.get(edge);
    if (known?.source === source && known.target === target) return known.problems;
    const problems = checkEdge(edge, { source, target }, context);
    verdicts.set(edge, { source, target, problems });
    return problems;
  });
}

type Ends = { readonly source: GraphNode; readonly target: GraphNode };

function checkEdge(edge: Edge, { source, target }: Ends, context: PortContext): readonly Problem[] {
  const output = findOutput(portsOf(source, context), edge.sourcePort);
  const input = findInput(portsOf(target, context), edge.targetPort);
  if (output === undefined) {
    return hasPorts(source, context)
      ? [problemOf(source, say('graph.noOutput', { port: edge.sourcePort }))]
      : [];
  }
  if (input === undefined) {
    return hasPorts(target, context)
      ? [problemOf(target, say('graph.noInput', { port: edge.targetPort }), edge.targetPort)]
      : [];
  }
  const conversion = canConvert(output.type, input.type);
  return conversion.kind === 'refused' ? [problemOf(target, conversion.why, input.name)] : [];
}

/** Required inputs without a value, and typed values that break the port's limits. */
export function checkInputs(graph: Graph, context: PortContext): readonly Problem[] {
  const incoming = edgesByTarget(graph);
  const verdicts = verdictsOf(inputVerdicts, context);
  return nodesOf(graph).flatMap((node) => {
    const names = (incoming.get(node.id) ?? []).map((edge) => edge.targetPort);
    const connected = JSON.stringify(names);
    const known = verdicts.get(node);
    if (known?.connected === connected) return known.problems;
    const problems = checkFree(node, new Set(names), context);
    verdicts.set(node, { connected, problems });
    return problems;
  });
}

function checkFree(
  node: GraphNode,
  connected: ReadonlySet<string>,
  context: PortContext,
): readonly Problem[] {
  return portsOf(node, context)
    .inputs.filter((port) => !connected.has(port.name))
    .flatMap((port) => checkTyped(node, port));
}

function checkTyped(node: GraphNode, port: InputPort): readonly Problem[] {
  const typed = ownValue(node.inputs, port.name);
  if (typed === undefined) {
    return port.required ? [problemOf(node, missing(node, port), port.name)] : [];
  }
  const fault = checkInput(port, typed, portNameOf(node, port));
  return fault === undefined ? [] : [problemOf(node, fault, port.name)];
}

function missing(node: GraphNode, input: InputPort): Sentence {
  const port = portNameOf(node, input);
  if (input.widget.kind === 'none') return say('graph.notConnected', { port });
  return isFileType(itemTypeOf(input.type))
    ? say('graph.needsFile', { port })
    : say('graph.needsValue', { port });
}

/** A node whose type or model is unknown has no ports at all; that is one problem, not one for each edge. */
function hasPorts(node: GraphNode, context: PortContext): boolean {
  const { inputs, outputs } = portsOf(node, context);
  return inputs.length + outputs.length > 0;
}
