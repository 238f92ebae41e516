import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { NodePorts } from '../../../shared/domain/ports.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import type { Frame, NodeState, Task } from './sources.ts';

/** A task that has everything before it. */
export function createTask({ owner, path, sources, cell }: Frame): Task {
  return {
    kind: 'task',
    owner,
    path,
    sources,
    cell,
    status: 'waiting',
    waitingFor: 0,
    dependents: [],
    deadSource: undefined,
    outputs: {},
    untakenBecause: '',
  };
}

/** A node of which nothing is known yet. */
export function createState(node: GraphNode, ports: NodePorts, rank: number): NodeState {
  const state: Omit<NodeState, 'root'> = {
    node,
    ports,
    takesWhatCame: findNodeType(node.type)?.takesWhatCame === true,
    rank,
    inline: {},
    open: 1,
    broken: false,
    succeeded: false,
    untaken: false,
  };
  const root: { owner: NodeState | undefined; content: undefined; waiters: Frame[] } = {
    owner: undefined,
    content: undefined,
    waiters: [],
  };
  const whole = Object.assign(state, { root }) as NodeState;
  root.owner = whole;
  return whole;
}
