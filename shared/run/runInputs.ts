import { nodesOf, type GraphNode, type Pipeline } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';
import { isFileType, itemTypeOf, listOf, type InputPort, type PortType } from '../domain/ports.ts';
import { portsOf, titleOf } from '../graph/portsOf.ts';
import { findNodeType } from '../nodes/registry.ts';

/** A place in a pipeline that a run can be given a value for, by name. */
export type RunInput = {
  /** What a person writes: the node's title, or its id where two nodes share the title; `node.port` for a port. */
  readonly name: string;
  readonly nodeId: NodeId;
  /** The input port, or null for the value of a source node. */
  readonly port: string | null;
  readonly type: PortType;
  /** Another node feeds this port, so that a value given here would be ignored. */
  readonly connected: boolean;
};

export type FoundInput =
  | { readonly ok: true; readonly input: RunInput }
  | { readonly ok: false; readonly message: string };

/** Every value that a run can be given: source nodes first, then the editable ports in node order. */
export function listRunInputs(pipeline: Pipeline): readonly RunInput[] {
  const nodes = nodesOf(pipeline.graph).filter((node) => findNodeType(node.type)?.runs === true);
  const names = uniqueNames(nodes);
  const nameOf = (node: GraphNode): string => names.get(node.id) ?? node.id;
  const sources = nodes.flatMap((node) => sourceInput(node, nameOf(node)));
  const ports = nodes.flatMap((node) =>
    editablePorts(pipeline, node).map((port) => ({
      name: `${nameOf(node)}.${port.name}`,
      nodeId: node.id,
      port: port.name,
      type: port.type,
      connected: isConnected(pipeline, node.id, port.name),
    })),
  );
  return [...sources, ...ports];
}

/** Finds an input by the title or id of its node, with `.port` for a port; capitals do not matter. */
export function findRunInput(pipeline: Pipeline, name: string): FoundInput {
  const inputs = listRunInputs(pipeline);
  for (const matches of [exactName, sameId(pipeline), sameTitle(pipeline)]) {
    const found = inputs.filter((input) => matches(input, name));
    const [only, second] = found;
    if (only === undefined) continue;
    if (second === undefined) return { ok: true, input: only };
    const names = found.map((input) => `"${input.name}"`).join(' or ');
    return { ok: false, message: `Two inputs are called "${name}": write ${names}.` };
  }
  const free = inputs.filter((input) => !input.connected).map((input) => `"${input.name}"`);
  const offer = free.length === 0 ? 'it takes none' : `it takes ${shortList(free)}`;
  return { ok: false, message: `The pipeline has no input called "${name}": ${offer}.` };
}

function exactName(input: RunInput, name: string): boolean {
  return input.name === name;
}

function sameId(pipeline: Pipeline): (input: RunInput, name: string) => boolean {
  return ({ nodeId, port }, name) =>
    nodesOf(pipeline.graph).some((node) => node.id === nodeId && withPort(nodeId, port) === name);
}

function sameTitle(pipeline: Pipeline): (input: RunInput, name: string) => boolean {
  const titles = new Map(nodesOf(pipeline.graph).map((node) => [node.id, titleOf(node)]));
  return ({ nodeId, port }, name) =>
    withPort(titles.get(nodeId) ?? nodeId, port).toLowerCase() === name.toLowerCase();
}

function withPort(node: string, port: string | null): string {
  return port === null ? node : `${node}.${port}`;
}

function uniqueNames(nodes: readonly GraphNode[]): ReadonlyMap<NodeId, string> {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const key = titleOf(node).toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const isUnique = (node: GraphNode): boolean => counts.get(titleOf(node).toLowerCase()) === 1;
  return new Map(nodes.map((node) => [node.id, isUnique(node) ? titleOf(node) : node.id]));
}

function sourceInput(node: GraphNode, name: string): readonly RunInput[] {
  const type = sourceType(node);
  if (type === undefined) return [];
  return [{ name, nodeId: node.id, port: null, type, connected: false }];
}

function sourceType(node: GraphNode): PortType | undefined {
  switch (node.type) {
    case 'file-upload':
      return node.settings['mode'] === 'one' ? 'file' : listOf('file');
    case 'text':
    case 'number':
    case 'boolean':
    case 'json':
      return node.type;
    default:
      return undefined;
  }
}

function editablePorts(pipeline: Pipeline, node: GraphNode): readonly InputPort[] {
  const ports = portsOf(node, { models: pipeline.models }).inputs;
  return ports.filter((port) => port.widget.kind !== 'none');
}

function isConnected(pipeline: Pipeline, nodeId: NodeId, port: string): boolean {
  return pipeline.graph.edges.some((edge) => edge.target === nodeId && edge.targetPort === port);
}

/** Says whether an input takes files, so `@path` means the file itself and not its text. */
export function takesFiles(input: RunInput): boolean {
  return isFileType(itemTypeOf(input.type));
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(', ');
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown;
}
