/** `Using seed: 123`, `seed = 123`, `Random seed set to 123`: the ways in which models tell it. */
const told = /\bseed(?:\s+(?:is|set\s+to|used))?\s*[:=]?\s*(\d{1,20})\b/i;

/** The seed that a model says in its logs it has used, when none was given; undefined where it says nothing. */
export function findUsedSeed(logs: string): number | undefined {
  const [, digits] = told.exec(logs) ?? [];
  const seed = digits === undefined ? Number.NaN : Number(digits);
  return Number.isSafeInteger(seed) ? seed : undefined;
}
