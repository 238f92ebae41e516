import type { Sharp } from 'sharp';
import type { ModelContext } from '../defineModel.ts';
import { loadSharp } from './loadSharp.ts';
import type { Picture } from './picture.ts';

interface BandWork {
  /** Rows and columns of the result for each of the source; a whole number. */
  readonly scale: number;
  /** Source rows that a result row depends on, above and below. */
  readonly margin: number;
  /** The operation, on a picture of 4 channels with `width` x `height` source pixels. */
  readonly apply: (band: Sharp, width: number, height: number) => Sharp;
}

const bandPixels = 1 << 20;

/**
 * Applies a local operation in horizontal bands of about a million source pixels.
 * Between bands a cancel takes effect and progress is logged, which one call over the whole picture would not allow.
 * Rejects with the signal's reason when cancelled.
 */
export async function mapBands(
  picture: Picture,
  work: BandWork,
  context: ModelContext,
): Promise<Picture> {
  const { width, height } = picture;
  const rows = Math.max(16, work.margin, Math.floor(bandPixels / width));
  const result = new Uint8Array(width * height * 4 * work.scale ** 2);
  for (let top = 0; top < height; top += rows) {
    await context.breathe();
    const bottom = Math.min(height, top + rows);
    const bytes = await renderBand(picture, work, { top, bottom });
    result.set(bytes, top * work.scale * width * work.scale * 4);
    context.progress(bottom, height);
  }
  return { width: width * work.scale, height: height * work.scale, pixels: result };
}

async function renderBand(
  picture: Picture,
  work: BandWork,
  rows: { readonly top: number; readonly bottom: number },
): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const { width } = picture;
  const from = Math.max(0, rows.top - work.margin);
  const to = Math.min(picture.height, rows.bottom + work.margin);
  const source = picture.pixels.subarray(from * width * 4, to * width * 4);
  const band = sharp(source, { raw: { width, height: to - from, channels: 4 } });
  const { data, info } = await work
    .apply(band, width, to - from)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const rowBytes = info.width * info.channels;
  const skip = (rows.top - from) * work.scale;
  return data.subarray(skip * rowBytes, (skip + (rows.bottom - rows.top) * work.scale) * rowBytes);
}
