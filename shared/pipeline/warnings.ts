/** Notes one thing that was repaired, as a sentence. */
export type Warn = (sentence: string) => void;

/** Collects warnings in order; beyond `limit` it only counts, so that a hostile file cannot flood the screen. */
export function createWarnings(limit = 50): {
  readonly warn: Warn;
  readonly list: () => readonly string[];
} {
  const sentences: string[] = [];
  let more = 0;
  return {
    warn: (sentence) => {
      if (sentences.length < limit) sentences.push(sentence);
      else more += 1;
    },
    list: () =>
      more === 0 ? [...sentences] : [...sentences, `${more} more things were repaired.`],
  };
}
