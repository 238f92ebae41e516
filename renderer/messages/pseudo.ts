import type { Texts } from './translation.ts';

/** Texts a third longer and in brackets, to find what comes from no message file and what has no room. */
export function pseudoTexts(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'string' ? lengthen(text) : pseudoTexts(text),
    ]),
  );
}

function lengthen(text: string): string {
  return `⟦${text}${'·'.repeat(Math.ceil(text.length / 3))}⟧`;
}
