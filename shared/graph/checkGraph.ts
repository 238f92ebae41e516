import { ownValue } from '../domain/json.ts';
import { findNode, nodesOf, type Graph, type GraphNode } from '../domain/graph.ts';
import { isFileType, itemTypeOf, type InputPort } from '../domain/ports.ts';
import { checkInput } from '../models/checkInputs.ts';
import type { PortContext } from '../nodes/nodeContext.ts';
import { findNodeType } from '../nodes/registry.ts';
import { canConvert } from './canConvert.ts';
import { findPolicyFault, hasErrorPort, passesErrors } from './nodePolicy.ts';
import { edgesByTarget } from './order.ts';
import { findInputPort, findOutputPort, portsOf, titleOf } from './portsOf.ts';
import type { Problem } from './problems.ts';

/** What is wrong with the nodes themselves: unknown types, settings that cannot be used. */
export function checkNodes(graph: Graph, context: PortContext): readonly Problem[] {
  return nodesOf(graph).flatMap((node) => {
    const type = findNodeType(node.type);
    if (type === undefined) {
      return [
        problem(
          node,
          `The node type "${node.type}" is unknown to this version of Patchbay: update Patchbay or remove the node.`,
        ),
      ];
    }
    return [...type.check(node.settings, context), ...checkPolicy(node, context)].map((message) =>
      problem(node, message),
    );
  });
}

/** A policy that cannot be used, or one whose port has the name of an output of the node. */
export function checkPolicy(node: GraphNode, context: PortContext): readonly string[] {
  const fault = findPolicyFault(node);
  if (fault !== undefined) return [fault];
  if (!passesErrors(node)) return [];
  const own = findNodeType(node.type)?.ports(node.settings, context);
  if (own === undefined || !hasErrorPort(own)) return [];
  return [
    'It has an output "error" of its own, so that its failures cannot go there: turn "Failed items go to an error port" off.',
  ];
}

/** What is wrong with the edges: ports that are gone, types that do not fit. */
export function checkEdges(graph: Graph, context: PortContext): readonly Problem[] {
  return graph.edges.flatMap((edge) => {
    const source = findNode(graph, edge.source);
    const target = findNode(graph, edge.target);
    if (source === undefined || target === undefined) return [];
    const output = findOutputPort(graph, context, { nodeId: source.id, port: edge.sourcePort });
    const input = findInputPort(graph, context, { nodeId: target.id, port: edge.targetPort });
    if (output === undefined) {
      return hasPorts(source, context)
        ? [
            problem(
              source,
              `It has no output "${edge.sourcePort}" any more: remove the edge or connect another output.`,
            ),
          ]
        : [];
    }
    if (input === undefined) {
      return hasPorts(target, context)
        ? [
            problem(
              target,
              `It has no input "${edge.targetPort}" any more: remove the edge or connect another input.`,
              edge.targetPort,
            ),
          ]
        : [];
    }
    const conversion = canConvert(output.type, input.type);
    return conversion.kind === 'refused' ? [problem(target, conversion.why, input.name)] : [];
  });
}

/** Required inputs without a value, and typed values that break the port's limits. */
export function checkInputs(graph: Graph, context: PortContext): readonly Problem[] {
  const incoming = edgesByTarget(graph);
  return nodesOf(graph).flatMap((node) => {
    const connected = new Set((incoming.get(node.id) ?? []).map((edge) => edge.targetPort));
    return portsOf(node, context)
      .inputs.filter((port) => !connected.has(port.name))
      .flatMap((port) => checkTyped(node, port));
  });
}

function checkTyped(node: GraphNode, port: InputPort): readonly Problem[] {
  const typed = ownValue(node.inputs, port.name);
  if (typed === undefined) {
    return port.required ? [problem(node, missing(port), port.name)] : [];
  }
  const fault = checkInput(port, typed);
  return fault === undefined ? [] : [problem(node, fault, port.name)];
}

function missing(port: InputPort): string {
  const what = isFileType(itemTypeOf(port.type)) ? 'connect a file' : 'type a value or connect it';
  return port.widget.kind === 'none'
    ? `Its input "${port.title}" is not connected: connect it or remove the node.`
    : `Its input "${port.title}" is required: ${what}.`;
}

/** A node whose type or model is unknown has no ports at all; that is one problem, not one for each edge. */
function hasPorts(node: GraphNode, context: PortContext): boolean {
  const { inputs, outputs } = portsOf(node, context);
  return inputs.length + outputs.length > 0;
}

function problem(node: GraphNode, sentence: string, port?: string): Problem {
  const message = `"${titleOf(node)}": ${sentence}`;
  return port === undefined ? { nodeId: node.id, message } : { nodeId: node.id, port, message };
}
