import type { Edge } from '../../shared/domain/graph.ts';
import { depthOf, type NodePorts } from '../../shared/domain/ports.ts';
import { listValue, type PortValues, type Value } from '../../shared/domain/values.ts';
import { convertValue, depthOfValue } from '../../shared/graph/convertValue.ts';

/** A node as the reference sees it: its ports, and what one item gives; undefined where it fails. */
export type ModelNode = {
  readonly id: string;
  readonly ports: NodePorts;
  readonly compute: (inputs: PortValues, path: readonly number[]) => PortValues | undefined;
};

/** What became of a node at one index path: a list, a task's outputs, or nothing. */
type Tree =
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  | { readonly kind: 'outputs'; readonly outputs: PortValues }
  | { readonly kind: 'dead'; readonly failed: boolean };

/** The statuses of the nodes and the outputs of the tasks that succeed, by `node` or `node/0/2`. */
export type ModelOutcome = {
  readonly statuses: { readonly [id: string]: 'succeeded' | 'failed' | 'skipped' };
  readonly outputs: { readonly [task: string]: PortValues };
};

/** A source of the reference: a part of a tree, seen through a port. */
type Seen = { readonly tree: Tree; readonly port: string; readonly declared: number };

/**
 * What a run must come to, computed in the plainest way there is: one node after the other, everything known, no
 * queue, no waiting. `nodes` come in an order that respects the edges.
 */
export function interpret(nodes: readonly ModelNode[], edges: readonly Edge[]): ModelOutcome {
  const trees = new Map<string, Tree>();
  const outputs: { [task: string]: PortValues } = {};
  const statuses: { [id: string]: 'succeeded' | 'failed' | 'skipped' } = {};
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    const sources = new Map<string, readonly Seen[]>();
    for (const edge of edges.filter((each) => each.target === node.id)) {
      const tree = trees.get(edge.source);
      const type = byId
        .get(edge.source)
        ?.ports.outputs.find((o) => o.name === edge.sourcePort)?.type;
      if (tree === undefined || type === undefined) continue;
      const seen = { tree, port: edge.sourcePort, declared: depthOf(type) };
      sources.set(edge.targetPort, [...(sources.get(edge.targetPort) ?? []), seen]);
    }
    const tree = evaluate(node, sources, []);
    trees.set(node.id, tree);
    record(node.id, tree, []);
    statuses[node.id] = statusOf(tree);
  }
  return { statuses, outputs };

  function record(id: string, tree: Tree, path: readonly number[]): void {
    if (tree.kind === 'list')
      tree.items.forEach((item, index) => record(id, item, [...path, index]));
    if (tree.kind === 'outputs') outputs[[id, ...path].join('/')] = tree.outputs;
  }
}

function statusOf(tree: Tree): 'succeeded' | 'failed' | 'skipped' {
  const leaves = flatten(tree);
  if (leaves.some((leaf) => leaf.kind === 'dead' && leaf.failed)) return 'failed';
  return leaves.some((leaf) => leaf.kind === 'dead') ? 'skipped' : 'succeeded';
}

function flatten(tree: Tree): readonly Tree[] {
  return tree.kind === 'list' ? tree.items.flatMap(flatten) : [tree];
}

function evaluate(
  node: ModelNode,
  sources: ReadonlyMap<string, readonly Seen[]>,
  path: readonly number[],
): Tree {
  const inputs = node.ports.inputs.filter((port) => sources.has(port.name));
  const at = (name: string): readonly Seen[] => sources.get(name) ?? [];
  if (inputs.some((port) => at(port.name).every(isDead))) return { kind: 'dead', failed: false };
  const mapped = inputs.filter((port) => depthOfSeen(at(port.name)) > depthOf(port.type));
  if (mapped.length === 0) {
    if (inputs.some((port) => at(port.name).some(hasDead))) return { kind: 'dead', failed: false };
    const values: { [port: string]: Value } = {};
    for (const port of inputs)
      values[port.name] = convertValue(valueOf(at(port.name)), port.type, port.name);
    const outputs = node.compute(values, path);
    return outputs === undefined ? { kind: 'dead', failed: true } : { kind: 'outputs', outputs };
  }
  // What several edges bring together is one list: it is there whole or not at all.
  const isJoined = (name: string): boolean => at(name).length > 1;
  if (mapped.some((port) => isJoined(port.name) && at(port.name).some(hasDead)))
    return { kind: 'dead', failed: false };
  const lists = new Map(mapped.map((port) => [port.name, itemsOf(at(port.name))]));
  const lengths = [...lists.values()].map((items) => items.length);
  const length = lengths.find((each) => each !== 1) ?? 1;
  if (lengths.some((each) => each !== 1 && each !== length)) return { kind: 'dead', failed: true };
  const items = Array.from({ length }, (_, index) => {
    const inner = new Map(sources);
    for (const [name, list] of lists) {
      const item = list[list.length === 1 ? 0 : index];
      if (item !== undefined) inner.set(name, [item]);
    }
    return evaluate(node, inner, [...path, index]);
  });
  return { kind: 'list', items };
}

function isDead({ tree }: Seen): boolean {
  return tree.kind === 'dead';
}

function hasDead({ tree }: Seen): boolean {
  return flatten(tree).some((leaf) => leaf.kind === 'dead');
}

function depthOfSeen(seen: readonly Seen[]): number {
  const depths = seen.map(({ tree, port, declared }) => depthOfTree(tree, port, declared));
  return seen.length > 1 ? Math.max(1, ...depths) : Math.max(0, ...depths);
}

function depthOfTree(tree: Tree, port: string, declared: number): number {
  if (tree.kind === 'list')
    return 1 + Math.max(0, ...tree.items.map((item) => depthOfTree(item, port, declared)));
  if (tree.kind === 'dead') return declared;
  const value = tree.outputs[port];
  return value === undefined ? 0 : depthOfValue(value);
}

function itemsOf(seen: readonly Seen[]): readonly Seen[] {
  const [first] = seen;
  if (seen.length === 1 && first?.tree.kind === 'list')
    return first.tree.items.map((tree) => ({ ...first, tree }));
  const value = valueOf(seen);
  const items = value.type === 'list' ? value.items : [value];
  return items.map((item) => ({
    tree: { kind: 'outputs', outputs: { o: item } },
    port: 'o',
    declared: depthOfValue(item),
  }));
}

function valueOf(seen: readonly Seen[]): Value {
  const values = seen.map(({ tree, port }) => valueOfTree(tree, port));
  const [only] = values;
  if (values.length === 1 && only !== undefined) return only;
  return listValue(values.flatMap((value) => (value.type === 'list' ? value.items : [value])));
}

function valueOfTree(tree: Tree, port: string): Value {
  if (tree.kind === 'list') return listValue(tree.items.map((item) => valueOfTree(item, port)));
  const value = tree.kind === 'outputs' ? tree.outputs[port] : undefined;
  return value ?? { type: 'json', json: null };
}
