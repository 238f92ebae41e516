import type { Colour } from './colour.ts';
import type { Picture } from './picture.ts';

/** A colour and the share of the visible pixels it stands for, 0 to 1. */
export interface Swatch {
  readonly colour: Colour;
  readonly share: number;
}

interface Bin {
  readonly sum: readonly [number, number, number];
  readonly count: number;
}

/** The main colours by median cut over a histogram of 32 steps per channel, largest first. At most `count`; fewer when the picture has fewer. */
export function medianCut(picture: Picture, count: number): readonly Swatch[] {
  let boxes: (readonly Bin[])[] = [histogram(picture)];
  while (boxes.length < count) {
    const widest = boxes.toSorted((a, b) => spread(b).weight - spread(a).weight)[0];
    if (widest === undefined || widest.length < 2) break;
    boxes = [...boxes.filter((box) => box !== widest), ...split(widest)];
  }
  const swatches = boxes.filter((box) => box.length > 0).map(average);
  const total = swatches.reduce((sum, swatch) => sum + swatch.share, 0);
  return swatches
    .map((swatch) => ({ ...swatch, share: swatch.share / total }))
    .toSorted((a, b) => b.share - a.share || toNumber(a.colour) - toNumber(b.colour));
}

function histogram(picture: Picture): readonly Bin[] {
  const bins = new Map<number, { sum: [number, number, number]; count: number }>();
  const { pixels } = picture;
  for (let at = 0; at < pixels.length; at += 4) {
    if ((pixels[at + 3] ?? 0) < 128) continue;
    const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
    const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
    const bin = bins.get(key) ?? { sum: [0, 0, 0], count: 0 };
    bin.sum = [bin.sum[0] + red, bin.sum[1] + green, bin.sum[2] + blue];
    bin.count += 1;
    bins.set(key, bin);
  }
  return [...bins.entries()].toSorted(([a], [b]) => a - b).map(([, bin]) => bin);
}

function spread(box: readonly Bin[]): { readonly channel: 0 | 1 | 2; readonly weight: number } {
  const total = box.reduce((sum, bin) => sum + bin.count, 0);
  const ranges = ([0, 1, 2] as const).map((channel) => {
    const values = box.map((bin) => bin.sum[channel] / bin.count);
    const range =
      values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 255);
    return { channel, weight: range * Math.sqrt(total) };
  });
  return ranges.reduce((best, next) => (next.weight > best.weight ? next : best));
}

function split(box: readonly Bin[]): readonly (readonly Bin[])[] {
  const { channel } = spread(box);
  const sorted = box.toSorted((a, b) => a.sum[channel] / a.count - b.sum[channel] / b.count);
  const half = sorted.reduce((sum, bin) => sum + bin.count, 0) / 2;
  let seen = 0;
  let middle = 0;
  for (const bin of sorted) {
    if (seen + bin.count / 2 > half) break;
    seen += bin.count;
    middle += 1;
  }
  const cut = Math.min(Math.max(middle, 1), sorted.length - 1);
  return [sorted.slice(0, cut), sorted.slice(cut)];
}

/** Equal shares need an order too, or the same picture could give two palettes. */
function toNumber([red, green, blue]: Colour): number {
  return red * 65_536 + green * 256 + blue;
}

function average(box: readonly Bin[]): Swatch {
  const count = box.reduce((sum, bin) => sum + bin.count, 0);
  const mean = (channel: 0 | 1 | 2): number =>
    Math.round(box.reduce((sum, bin) => sum + bin.sum[channel], 0) / count);
  return { colour: [mean(0), mean(1), mean(2)], share: count };
}
