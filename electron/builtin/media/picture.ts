import { ModelError } from '../modelError.ts';
import type { InputFile } from '../schema/inputSpec.ts';
import { loadSharp } from './loadSharp.ts';

/** Decoded pixels: 4 bytes each (red, green, blue, alpha), rows from the top, sRGB, alpha not premultiplied. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The largest input, in pixels: bounds the memory of one prediction (4 bytes for each). */
const maxInputPixels = 50_000_000;

/** The largest picture a model makes, in pixels. */
export const maxOutputPixels = 64_000_000;

/** Decodes a picture, turned upright by its EXIF orientation. Throws `ModelError` for what is not a picture; raw decoder errors never leave. */
export async function readPicture(file: InputFile): Promise<Picture> {
  await checkPicture(file);
  const sharp = await loadSharp();
  try {
    const { data, info } = await sharp(file.path, {
      limitInputPixels: maxInputPixels,
      failOn: 'error',
    })
      .autoOrient()
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, pixels: data };
  } catch {
    throw new ModelError(
      `\`${file.label}\` is damaged: it could not be read to its end. Give a file that opens in a picture viewer.`,
    );
  }
}

async function checkPicture(file: InputFile): Promise<void> {
  if (file.bytes === 0) {
    throw new ModelError(`\`${file.label}\` is an empty file (0 bytes). Give a picture.`);
  }
  const sharp = await loadSharp();
  const metadata = await sharp(file.path, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (metadata === undefined) {
    throw new ModelError(
      `\`${file.label}\` is not a picture that can be read. Give a PNG, JPEG, WebP, GIF, TIFF, AVIF or SVG file.`,
    );
  }
  if (metadata.width * metadata.height > maxInputPixels) {
    throw new ModelError(
      `\`${file.label}\` has ${metadata.width} x ${metadata.height} pixels, more than the ${maxInputPixels / 1e6} million that fit. Give a smaller picture.`,
    );
  }
}

/** Encodes to PNG. The same pixels give the same bytes: nothing but pixels is written. */
export async function toPng(picture: Picture): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp(picture.pixels, {
    raw: { width: picture.width, height: picture.height, channels: 4 },
    limitInputPixels: maxOutputPixels,
  })
    .png({ compressionLevel: 6 })
    .toBuffer();
}

/** Shrinks so that both sides fit into `side` pixels; never enlarges. */
export async function shrink(picture: Picture, side: number): Promise<Picture> {
  if (Math.max(picture.width, picture.height) <= side) return picture;
  const sharp = await loadSharp();
  const { data, info } = await sharp(picture.pixels, {
    raw: { width: picture.width, height: picture.height, channels: 4 },
  })
    .resize({ width: side, height: side, fit: 'inside', kernel: 'lanczos3' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}
