import { say } from '../sentences/say.ts';
import type { Sentence } from '../domain/sentence.ts';
/** Notes one thing that was repaired. */
export type Warn = (sentence: Sentence) => void;

/** Collects warnings in order; beyond `limit` it only counts, so that a hostile file cannot flood the screen. */
export function createWarnings(limit = 50): {
  readonly warn: Warn;
  readonly list: () => readonly Sentence[];
} {
  const sentences: Sentence[] = [];
  let more = 0;
  return {
    warn: (sentence) => {
      if (sentences.length < limit) sentences.push(sentence);
      else more += 1;
    },
    list: () => (more === 0 ? [...sentences] : [...sentences, say('repairs.more', { more })]),
  };
}
