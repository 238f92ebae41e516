/** How a measured number is spread over one's own runs: the 10th, 50th and 90th percentile. */
export type Spread = { readonly low: number; readonly median: number; readonly high: number };

/** What was measured of a version of a model: each metric of the provider, over so many runs. */
export type History = {
  readonly runs: number;
  readonly metrics: { readonly [metric: string]: Spread };
};

const fewRuns = 5;
const doubt = 1.5;

/** The spread of some numbers by nearest rank, widened by half where there are fewer than five; undefined for none. */
export function spreadOf(numbers: readonly number[]): Spread | undefined {
  const sorted = numbers.filter((number) => Number.isFinite(number) && number >= 0);
  sorted.sort((a, b) => a - b);
  const at = (part: number): number =>
    sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
  if (sorted.length === 0) return undefined;
  if (sorted.length >= fewRuns) return { low: at(0.1), median: at(0.5), high: at(0.9) };
  return { low: at(0) / doubt, median: at(0.5), high: at(1) * doubt };
}
