import type sharpFunction from 'sharp';

/** Loads sharp at its first use, so that the server starts without it. Its cache is off: no memory is kept between predictions. */
export async function loadSharp(): Promise<typeof sharpFunction> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  return sharp;
}
