import type { CommandEntry } from './commandEntry.ts';
import { matchScore } from './matchScore.ts';

/** Less than between any two ways to match. */
const nudge = 0.5;

/** The entries that answer a query, best first: by words, or by the first letters of the words. What cannot be done comes after its equals. */
export function rankCommands(
  entries: readonly CommandEntry[],
  query: string,
): readonly CommandEntry[] {
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, query) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

function scoreOf({ title, hint, because }: CommandEntry, query: string): number {
  const best = Math.max(matchScore(query, title, [hint]), acronymScore(query, title));
  return because === undefined ? best : Math.max(0, best - nudge);
}

/** `zts` is "Zoom to selection", and `zs` too: the letters must begin words, in order. One letter is no acronym. */
function acronymScore(query: string, title: string): number {
  const letters = query.toLowerCase().replaceAll(/\s/g, '');
  if (letters.length < 2) return 0;
  const initials = title.toLowerCase().match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu) ?? [];
  if (initials.join('').startsWith(letters)) return 7;
  let at = 0;
  for (const initial of initials) if (initial === letters[at]) at += 1;
  return at === letters.length && initials[0] === letters[0] ? 5 : 0;
}
