import { nodeTypes } from '../../shared/nodes/registry.ts';
import type { NodeTexts, TextsByName, TextsByType } from './nodeTexts.ts';
import type { Texts } from '../../shared/sentences/texts.ts';

/** Texts a third longer and in brackets, to find what comes from no message file and what has no room. */
export function pseudoTexts(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'string' ? lengthen(text) : pseudoTexts(text),
    ]),
  );
}

/** The same of the node types: another language says which of their texts are translated at all. */
export function pseudoNodeTypes(other: TextsByType): TextsByType {
  return Object.fromEntries(
    Object.values(nodeTypes).map(({ type, title, description }): [string, NodeTexts] => [
      type,
      {
        title: lengthen(title),
        description: lengthen(description),
        keywords: [],
        fields: pseudoTable(other[type]?.fields),
        ports: pseudoTable(other[type]?.ports),
      },
    ]),
  );
}

function pseudoTable(table: TextsByName = {}): TextsByName {
  return Object.fromEntries(
    Object.entries(table).map(([name, texts]) => [
      name,
      Object.fromEntries(Object.keys(texts).map((english) => [english, lengthen(english)])),
    ]),
  );
}

function lengthen(text: string): string {
  return `⟦${text}${'·'.repeat(Math.ceil(text.length / 3))}⟧`;
}
