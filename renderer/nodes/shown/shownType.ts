import type { NodeType } from '../../../shared/nodes/defineNode.ts';
import { findNodeTexts } from '../../messages/language.ts';

/** What a node type is called, what it is for, and what else finds it, in the language that is shown. */
export type ShownType = Pick<NodeType, 'title' | 'description' | 'keywords'>;

/** A node type as it is shown; a search finds it by its English words, too. */
export function shownType(type: NodeType): ShownType {
  const texts = findNodeTexts(type.type);
  if (texts === undefined) return type;
  const { title, description, keywords } = texts;
  return { title, description, keywords: [...keywords, type.title, ...type.keywords] };
}
