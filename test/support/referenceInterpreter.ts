import type { Edge } from '../../shared/domain/graph.ts';
import { depthOf, type NodePorts } from '../../shared/domain/ports.ts';
import { listValue, type PortValues, type Value } from '../../shared/domain/values.ts';
import { convertValue, depthOfValue } from '../../shared/graph/convertValue.ts';

/** A node as the reference sees it: its ports, and what one item gives; undefined where it fails. */
export type ModelNode = {
  readonly id: string;
  readonly ports: NodePorts;
  /** An output without a value is a branch that was not taken. */
  readonly branches: boolean;
  /** Lists make every combination instead of pairs. */
  readonly isProduct: boolean;
  /** What a failed item gives on its port `error`, its other outputs being left out; absent where a failure is the end of it. */
  readonly passOn?: (path: readonly number[]) => PortValues;
  readonly compute: (inputs: PortValues, path: readonly number[]) => PortValues | undefined;
};

/** Says whether an output without a value is one that was not taken. */
type LeavesOut = (port: string) => boolean;

/** What became of a node at one index path: a list, a task's outputs, or nothing. */
type Tree =
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  | { readonly kind: 'outputs'; readonly outputs: PortValues; readonly leavesOut: LeavesOut }
  | { readonly kind: 'untaken' }
  | { readonly kind: 'dead'; readonly failed: boolean };

/** The statuses of the nodes and the outputs of the tasks that succeed, by `node` or `node/0/2`. */
export type ModelOutcome = {
  /** Whether anything failed, or was skipped because of that. */
  readonly isBroken: boolean;
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
  let isBroken = false;
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
    if (hasDead({ tree })) isBroken = true;
  }
  return { isBroken, statuses, outputs };

  function record(id: string, tree: Tree, path: readonly number[]): void {
    if (tree.kind === 'list')
      tree.items.forEach((item, index) => record(id, item, [...path, index]));
    if (tree.kind === 'outputs') outputs[[id, ...path].join('/')] = tree.outputs;
  }
}

function statusOf(tree: Tree): 'succeeded' | 'failed' | 'skipped' {
  const leaves = flatten(tree);
  if (leaves.some((leaf) => leaf.kind === 'dead' && leaf.failed)) return 'failed';
  if (leaves.some((leaf) => leaf.kind === 'dead')) return 'skipped';
  const isLeftOut = leaves.length > 0 && leaves.every((leaf) => leaf.kind === 'untaken');
  return isLeftOut ? 'skipped' : 'succeeded';
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
  const deeper = inputs.filter(
    (port) => !isUntaken(at(port.name)) && depthOfSeen(at(port.name)) > depthOf(port.type),
  );
  const mapped = node.isProduct ? deeper.slice(0, 1) : deeper;
  if (mapped.length === 0) return evaluateOne(node, sources, path);
  // What several edges bring together is one list: it is there whole or not at all.
  const isJoined = (name: string): boolean => at(name).length > 1;
  if (mapped.some((port) => isJoined(port.name) && at(port.name).some(hasDead)))
    return { kind: 'dead', failed: false };
  const lists = new Map(mapped.map((port) => [port.name, itemsOf(at(port.name))]));
  const lengths = [...lists.values()].map((items) => items.length);
  const length = lengths.find((each) => each !== 1) ?? 1;
  if (lengths.some((each) => each !== 1 && each !== length)) return failedAt(node, path);
  if (length === 0 && inputs.some((port) => isUntaken(at(port.name)))) return { kind: 'untaken' };
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

/** One task: all of its sources are read to the bottom. */
function evaluateOne(
  node: ModelNode,
  sources: ReadonlyMap<string, readonly Seen[]>,
  path: readonly number[],
): Tree {
  const inputs = node.ports.inputs.filter((port) => sources.has(port.name));
  const at = (name: string): readonly Seen[] => sources.get(name) ?? [];
  if (inputs.some((port) => at(port.name).some(hasDead))) return { kind: 'dead', failed: false };
  const values: { [port: string]: Value } = {};
  const read = inputs.map((port) => ({ port, value: valueOf(at(port.name)) }));
  if (read.some(({ value }) => value === undefined)) return { kind: 'untaken' };
  for (const { port, value } of read)
    if (value !== undefined) values[port.name] = convertValue(value, port.type, port.name);
  const outputs = node.compute(values, path);
  if (outputs === undefined) return failedAt(node, path);
  const leavesOut = (port: string): boolean =>
    node.branches || (node.passOn !== undefined && port === 'error');
  return { kind: 'outputs', outputs, leavesOut };
}

/** A failure is the end of it, or goes on as an output. */
function failedAt({ passOn }: ModelNode, path: readonly number[]): Tree {
  if (passOn === undefined) return { kind: 'dead', failed: true };
  return { kind: 'outputs', outputs: passOn(path), leavesOut: () => true };
}

/** Nothing came, as a branch was not taken: by a single connection, or by none of several. */
function isUntaken(seen: readonly Seen[]): boolean {
  const [only] = seen;
  if (seen.length === 1 && only?.tree.kind === 'list') return false;
  return seen.length > 0 && !seen.some(hasDead) && valueOf(seen) === undefined;
}

/** Nothing at all came: a list of dead items is no better than none. */
function isDead({ tree }: Pick<Seen, 'tree'>): boolean {
  if (tree.kind !== 'list') return tree.kind === 'dead';
  return tree.items.length > 0 && tree.items.every((item) => isDead({ tree: item }));
}

function hasDead({ tree }: Pick<Seen, 'tree'>): boolean {
  return flatten(tree).some((leaf) => leaf.kind === 'dead');
}

function depthOfSeen(seen: readonly Seen[]): number {
  const depths = seen.map(({ tree, port, declared }) => depthOfTree(tree, port, declared));
  return seen.length > 1 ? Math.max(1, ...depths) : Math.max(0, ...depths);
}

function depthOfTree(tree: Tree, port: string, declared: number): number {
  if (tree.kind === 'list')
    return 1 + Math.max(0, ...tree.items.map((item) => depthOfTree(item, port, declared)));
  if (tree.kind !== 'outputs') return declared;
  const value = tree.outputs[port];
  if (value !== undefined) return depthOfValue(value);
  return tree.leavesOut(port) ? declared : 0;
}

function itemsOf(seen: readonly Seen[]): readonly Seen[] {
  const [first] = seen;
  if (seen.length === 1 && first?.tree.kind === 'list')
    return first.tree.items.map((tree) => ({ ...first, tree }));
  const value = valueOf(seen) ?? listValue([]);
  const items = value.type === 'list' ? value.items : [value];
  return items.map((item) => ({
    tree: { kind: 'outputs', outputs: { o: item }, leavesOut: () => false },
    port: 'o',
    declared: depthOfValue(item),
  }));
}

/** What comes of all of it; undefined where no branch that leads here was taken. */
function valueOf(seen: readonly Seen[]): Value | undefined {
  const values = seen.map(({ tree, port }) => valueOfTree(tree, port));
  const [only] = values;
  if (values.length === 1) return only;
  const taken = values.filter((value) => value !== undefined);
  if (taken.length === 0) return undefined;
  return listValue(taken.flatMap((value) => (value.type === 'list' ? value.items : [value])));
}

function valueOfTree(tree: Tree, port: string): Value | undefined {
  if (tree.kind === 'untaken') return undefined;
  if (tree.kind === 'list') {
    const items = tree.items.map((item) => valueOfTree(item, port));
    const taken = items.filter((item) => item !== undefined);
    return taken.length === 0 && items.length > 0 ? undefined : listValue(taken);
  }
  const value = tree.kind === 'outputs' ? tree.outputs[port] : undefined;
  if (value !== undefined || (tree.kind === 'outputs' && tree.leavesOut(port))) return value;
  return { type: 'json', json: null };
}
