import type { NodeId } from '../../shared/domain/ids.ts';

/** The id of the element that says what a node is called, for those that cannot see it. */
export function nodeNameId(nodeId: NodeId): string {
  return `${nodeId}-name`;
}
