import { findNode, type Graph, type GraphNode } from '../domain/graph.ts';
import type { InputPort, NodePorts, OutputPort } from '../domain/ports.ts';
import type { NodeId } from '../domain/ids.ts';
import type { Place } from '../domain/sentence.ts';
import type { PortContext } from '../nodes/nodeContext.ts';
import { findNodeType } from '../nodes/registry.ts';
import { errorPort, hasErrorPort, passesErrors } from './nodePolicy.ts';

const noPorts: NodePorts = { inputs: [], outputs: [] };

/** Ports depend on nothing but the node and the snapshots, and both are replaced, never changed. */
const known = new WeakMap<PortContext['models'], WeakMap<GraphNode, NodePorts>>();

/** The ports of a placed node; none for a node type that this version does not know. The same node gives the same object. */
export function portsOf(node: GraphNode, context: PortContext): NodePorts {
  let ofModels = known.get(context.models);
  if (ofModels === undefined) known.set(context.models, (ofModels = new WeakMap()));
  let ports = ofModels.get(node);
  if (ports === undefined) {
    ports = withErrorPort(node, findNodeType(node.type)?.ports(node.settings, context) ?? noPorts);
    ofModels.set(node, ports);
  }
  return ports;
}

/** A node of which nothing is known has no ports at all, and an output that is called so stays what it is. */
function withErrorPort(node: GraphNode, ports: NodePorts): NodePorts {
  const { inputs, outputs } = ports;
  if (!passesErrors(node) || inputs.length + outputs.length === 0) return ports;
  if (findNodeType(node.type)?.runs !== true || hasErrorPort(ports)) return ports;
  return { inputs, outputs: [...outputs, errorPort] };
}

/** The input port of this name on a placed node, if both are there. */
export function findInputPort(
  graph: Graph,
  context: PortContext,
  at: PortAddress,
): InputPort | undefined {
  const node = findNode(graph, at.nodeId);
  return node && findInput(portsOf(node, context), at.port);
}

/** The output port of this name on a placed node, if both are there. */
export function findOutputPort(
  graph: Graph,
  context: PortContext,
  at: PortAddress,
): OutputPort | undefined {
  const node = findNode(graph, at.nodeId);
  return node && findOutput(portsOf(node, context), at.port);
}

/** Inputs by name, of nodes with so many that looking through them for each edge takes long. */
const inputsByName = new WeakMap<NodePorts, ReadonlyMap<string, InputPort>>();
const fewPorts = 16;

/** The input of this name. */
export function findInput(ports: NodePorts, name: string): InputPort | undefined {
  const { inputs } = ports;
  if (inputs.length <= fewPorts) return inputs.find((port) => port.name === name);
  let byName = inputsByName.get(ports);
  if (byName === undefined) {
    // Of two that have one name the first is meant.
    byName = new Map(inputs.toReversed().map((port) => [port.name, port]));
    inputsByName.set(ports, byName);
  }
  return byName.get(name);
}

/** The output of this name. */
export function findOutput({ outputs }: NodePorts, name: string): OutputPort | undefined {
  return outputs.find((port) => port.name === name);
}

/** A port of a placed node. */
export type PortAddress = { readonly nodeId: NodeId; readonly port: string };

/** What a node is called in messages: its own title, else its model, else its type's title. */
export function titleOf(node: GraphNode): string {
  return ownTitleOf(node) ?? findNodeType(node.type)?.title ?? node.type;
}

/** What a node is called in a sentence that is told in every language. */
export function nameOf(node: GraphNode): Place {
  return ownTitleOf(node) ?? { nodeText: { type: node.type, text: titleOf(node) } };
}

/** What a port is called in such a sentence. */
export function portNameOf({ type }: GraphNode, { name, title }: InputPort | OutputPort): Place {
  return { nodeText: { type, port: name, text: title } };
}

/** What a node is called by itself, in any language: its own title, else its model; undefined where its type says it. */
export function ownTitleOf(node: GraphNode): string | undefined {
  if (node.title !== undefined && node.title !== '') return node.title;
  const model = node.settings['model'];
  if (node.type === 'prediction' && typeof model === 'string' && model !== '')
    return model.slice(model.indexOf('/') + 1);
  return undefined;
}
