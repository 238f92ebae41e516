/**
 * How well a thing answers a query, 0 for not at all: every word of the query must be in its title or its other
 * words; the beginning of the title counts most.
 */
export function matchScore(query: string, title: string, others: readonly string[]): number {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return 1;
  const name = title.toLowerCase();
  const rest = others.map((other) => other.toLowerCase());
  const scores = words.map((word) => wordScore(word, name, rest));
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function wordScore(word: string, name: string, others: readonly string[]): number {
  if (name.startsWith(word)) return 8;
  if (name.split(/[\s/_-]+/).some((part) => part.startsWith(word))) return 6;
  if (others.some((other) => other.startsWith(word))) return 4;
  if (name.includes(word)) return 3;
  if (others.some((other) => other.includes(word))) return 2;
  return 0;
}
