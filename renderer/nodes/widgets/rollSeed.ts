import type { Limits } from '../../../shared/domain/ports.ts';

/** What every model takes that takes seeds of 32 bits. */
const largestSeed = 2_147_483_647;

/** A seed within limits for a random number from 0 to below 1; not a negative one where that can be, as -1 often means none. */
export function rollSeed(
  random: number,
  { minimum = 0, maximum = largestSeed }: Limits = {},
): number {
  const least = maximum < 0 ? minimum : Math.max(minimum, 0);
  const most = least < largestSeed ? Math.min(maximum, largestSeed) : maximum;
  return Math.min(most, Math.floor(least + random * (most - least + 1)));
}
