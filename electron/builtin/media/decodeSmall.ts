import { ModelError } from '../modelError.ts';
import { loadSharp } from './loadSharp.ts';
import type { Picture } from './picture.ts';

/** Decodes a picture in memory, no larger than `side` pixels. Throws `ModelError` that begins with the label. */
export async function decodeSmall(
  bytes: Uint8Array,
  { label, side }: { readonly label: string; readonly side: number },
): Promise<Picture> {
  const sharp = await loadSharp();
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: 50_000_000, failOn: 'error' })
      .autoOrient()
      .toColourspace('srgb')
      .ensureAlpha()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, pixels: data };
  } catch (error) {
    throw new ModelError(
      `${label} is not a picture that can be read, or is too large. Take it out of the zip, or give it anew.`,
      { cause: error },
    );
  }
}
