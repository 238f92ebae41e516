import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { NodePorts } from '../../../shared/domain/ports.ts';
import type { PortValues } from '../../../shared/domain/values.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import type { Cell, Frame, NodeState, Task } from './sources.ts';

const noValues: PortValues = {};

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
    outputs: noValues,
    untakenBecause: { message: '' },
  };
}

/** A node of which nothing is known yet. */
export function createState(node: GraphNode, ports: NodePorts, rank: number): NodeState {
  const type = findNodeType(node.type);
  return {
    node,
    ports,
    takesWhatCame: type?.takesWhatCame === true,
    takesEitherWay: type?.takesEitherWay === true,
    rank,
    inline: noValues,
    open: 1,
    maps: false,
    broken: false,
    succeeded: false,
    untaken: false,
  };
}

/** A place of a node of which nothing is known yet. */
export function createCell(owner: NodeState): Cell {
  return { owner, content: undefined, waiters: [] };
}
