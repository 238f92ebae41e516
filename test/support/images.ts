import sharp from 'sharp';

/** A PNG with a red left half and a blue right half: enough to see what a model did. */
export async function twoColourPng(width: number, height: number): Promise<Buffer> {
  const half = {
    create: { width: Math.floor(width / 2), height, channels: 3 as const, background: '#c81e1e' },
  };
  return sharp({ create: { width, height, channels: 3, background: '#1e3cc8' } })
    .composite([{ input: await sharp(half).png().toBuffer(), left: 0, top: 0 }])
    .png()
    .toBuffer();
}
