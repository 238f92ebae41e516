import type { Oklab } from './oklab.ts';
import { toOklab } from './oklab.ts';
import type { Picture } from './picture.ts';

/** Mean and standard deviation of each Oklab channel. */
export interface ColourStatistics {
  readonly mean: Oklab;
  readonly deviation: Oklab;
}

/** Sums over pixels, from which the statistics of many pictures follow. */
export interface ColourSums {
  readonly weight: number;
  readonly sum: Oklab;
  readonly squares: Oklab;
}

const piecePixels = 16_384;

/** The sums over a picture; a pixel counts by its alpha. `breathe` is called between pieces of about 5 ms. */
export async function sumColours(
  picture: Picture,
  breathe: () => Promise<void>,
): Promise<ColourSums> {
  const { pixels } = picture;
  const count = picture.width * picture.height;
  let total = noColours;
  for (let from = 0; from < count; from += piecePixels) {
    await breathe();
    const end = Math.min(count, from + piecePixels) * 4;
    total = addColours(total, sumPiece(pixels.subarray(from * 4, end)));
  }
  return total;
}

/** No pixel at all. */
export const noColours: ColourSums = { weight: 0, sum: [0, 0, 0], squares: [0, 0, 0] };

/** The sums over both. */
export function addColours(left: ColourSums, right: ColourSums): ColourSums {
  return {
    weight: left.weight + right.weight,
    sum: addChannels(left.sum, right.sum),
    squares: addChannels(left.squares, right.squares),
  };
}

/** The same sums as if they were of one pixel, so that large pictures do not outweigh small ones. */
export function averageColours({ weight, sum, squares }: ColourSums): ColourSums {
  if (weight === 0) return noColours;
  const divide = (channels: Oklab): Oklab => mapChannels(channels, (value) => value / weight);
  return { weight: 1, sum: divide(sum), squares: divide(squares) };
}

/** Mean and deviation; undefined when no pixel counts. */
export function toStatistics(sums: ColourSums): ColourStatistics | undefined {
  if (sums.weight === 0) return undefined;
  const mean = mapChannels(sums.sum, (value) => value / sums.weight);
  const deviation = mapChannels(sums.squares, (value, channel) =>
    Math.sqrt(Math.max(0, value / sums.weight - (mean[channel] ?? 0) ** 2)),
  );
  return { mean, deviation };
}

/** The same operation on each channel. */
export function mapChannels(
  channels: Oklab,
  change: (value: number, channel: 0 | 1 | 2) => number,
): Oklab {
  return [change(channels[0], 0), change(channels[1], 1), change(channels[2], 2)];
}

function addChannels(left: Oklab, right: Oklab): Oklab {
  return mapChannels(left, (value, channel) => value + right[channel]);
}

function sumPiece(pixels: Uint8Array): ColourSums {
  const sum: [number, number, number] = [0, 0, 0];
  const squares: [number, number, number] = [0, 0, 0];
  let weight = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = (pixels[at + 3] ?? 0) / 255;
    if (alpha === 0) continue;
    const colour = toOklab(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    weight += alpha;
    for (const channel of [0, 1, 2] as const) {
      sum[channel] += alpha * colour[channel];
      squares[channel] += alpha * colour[channel] ** 2;
    }
  }
  return { weight, sum, squares };
}
