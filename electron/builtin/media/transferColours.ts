import type { ModelContext } from '../defineModel.ts';
import {
  mapChannels,
  sumColours,
  toStatistics,
  type ColourStatistics,
} from './colourStatistics.ts';
import { fromOklab, toOklab, type Oklab } from './oklab.ts';
import { shrink, type Picture } from './picture.ts';

interface Transfer {
  readonly style: ColourStatistics;
  /** 0 leaves the picture as it is, 1 moves its colours all the way. */
  readonly strength: number;
  /** Whether lightness is moved too. */
  readonly light: boolean;
}

const piecePixels = 16_384;
const statisticsSide = 512;

/**
 * Moves the mean and the spread of the colours of a picture to those of a style, channel by channel in Oklab
 * (Reinhard et al., "Color Transfer between Images", 2001). Alpha stays; a fully transparent picture comes back as it is.
 */
export async function transferColours(
  picture: Picture,
  transfer: Transfer,
  context: ModelContext,
): Promise<Picture> {
  const breathe = (): Promise<void> => context.breathe();
  const own = toStatistics(await sumColours(await shrink(picture, statisticsSide), breathe));
  if (own === undefined) return picture;
  const move = toMove(own, transfer);
  const pixels = Uint8Array.from(picture.pixels);
  const count = picture.width * picture.height;
  for (let from = 0; from < count; from += piecePixels) {
    await context.breathe();
    const end = Math.min(count, from + piecePixels);
    for (let at = from * 4; at < end * 4; at += 4) {
      const colour = toOklab(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
      pixels.set(fromOklab(move(colour)), at);
    }
    context.progress(end, count);
  }
  return { ...picture, pixels };
}

function toMove(own: ColourStatistics, transfer: Transfer): (colour: Oklab) => Oklab {
  const { style, strength, light } = transfer;
  // The spread is stretched at most this much, or noise would become colour.
  const gain = mapChannels(own.deviation, (deviation, channel) =>
    deviation < 0.002 ? 1 : Math.min(2.5, Math.max(0.4, style.deviation[channel] / deviation)),
  );
  const share = [light ? strength : 0, strength, strength] as const;
  return (colour) =>
    mapChannels(colour, (value, channel) => {
      const moved = style.mean[channel] + (value - own.mean[channel]) * gain[channel];
      return value + (moved - value) * share[channel];
    });
}
