import type { GraphNode } from '../../../shared/domain/graph.ts';
import { ownTitleOf } from '../../../shared/graph/portsOf.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { findNodeTexts } from '../../messages/language.ts';

/** What a node is called on screen: its own title, else its model, else its type's title in the language that is shown. */
export function titleOf(node: GraphNode): string {
  return ownTitleOf(node) ?? typeTitleOf(node.type);
}

/** What a node type is called on screen; one that is unknown has its name only. */
export function typeTitleOf(type: string): string {
  return findNodeTexts(type)?.title ?? findNodeType(type)?.title ?? type;
}
