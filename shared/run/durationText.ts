const units = [
  { unit: 'h', ms: 3_600_000 },
  { unit: 'min', ms: 60_000 },
  { unit: 's', ms: 1000 },
  { unit: 'ms', ms: 1 },
] as const;

/** A time as people write it, such as `2 min` or `1 h 30 min`; in milliseconds. */
export function durationText(ms: number): string {
  const parts: string[] = [];
  let left = Math.round(ms);
  for (const { unit, ms: each } of units) {
    const count = Math.floor(left / each);
    if (count > 0) parts.push(`${count} ${unit}`);
    left -= count * each;
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}
