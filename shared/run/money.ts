/** A range of US dollars. */
export type UsdRange = { readonly low: number; readonly likely: number; readonly high: number };

/** US dollars as whole micro-dollars, rounded to the nearest: sums of these are exact. */
export function toMicros(usd: number): number {
  return Math.round(usd * 1_000_000);
}

/** Whole micro-dollars as US dollars. */
export function toUsd(micros: number): number {
  return micros / 1_000_000;
}

/** The sum of costs in US dollars, to a billionth: three times 0.04 is 0.12. Null, which is unknown, where one is. */
export function addUsd(...costs: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const cost of costs) {
    if (cost === null) return null;
    sum += cost;
  }
  return Math.round(sum * 1e9) / 1e9;
}

/**
 * US dollars for people: `$12.50`, `$0.04`, `$0.0025`. Small amounts keep four digits that matter, and only zero
 * is `$0`: what is too small to be written is `under $0.000001`.
 */
export function formatUsd(usd: number): string {
  if (usd === 0) return '$0';
  if (usd < 0.000001) return 'under $0.000001';
  if (usd >= 1) return `$${group(usd.toFixed(2))}`;
  const digits = Math.max(2, 3 - Math.floor(Math.log10(usd)));
  const text = usd.toFixed(Math.min(9, digits));
  return `$${text.replace(/(\.\d\d\d*?)0+$/, '$1')}`;
}

/** A range for people: `$0.10 to $0.30`, or one amount where both ends read the same. */
export function formatUsdRange({ low, high }: Pick<UsdRange, 'low' | 'high'>): string {
  const [from, to] = [formatUsd(low), formatUsd(high)];
  return from === to ? to : `${from} to ${to}`;
}

function group(text: string): string {
  return text.replaceAll(/\B(?=(\d{3})+\.)/g, ',');
}
