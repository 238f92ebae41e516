import sharp from 'sharp';
import { layeredNoise, mix, smoothNoise, unit } from './noise.ts';

type Colour = readonly [number, number, number];

const size = { width: 320, height: 240 };

/** A skyline after sunset, another one for every seed: the pictures that the training example learns from. JPEG bytes. */
export async function drawBlueHour(seed: number): Promise<Buffer> {
  const { width, height } = size;
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const grain = (smoothNoise(x * 1.9, y * 1.9, seed + 50) - 0.5) * 8;
      const colour = y > roofAt(x, seed) ? house(x, y, seed) : sky(x, y, seed);
      colour.forEach((part, channel) => {
        pixels[(y * width + x) * 3 + channel] = Math.round(
          Math.min(255, Math.max(0, part + grain)),
        );
      });
    }
  }
  return sharp(pixels, { raw: { ...size, channels: 3 } })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
}

/** Roofs are flat: one height for each house. */
function roofAt(x: number, seed: number): number {
  const block = Math.floor(x / 26 + seed * 0.37);
  return 132 + 64 * smoothNoise(block * 3.7, 1, seed);
}

function house(x: number, y: number, seed: number): Colour {
  const [column, row] = [Math.floor(x / 7), Math.floor(y / 9)];
  const isWindow = x % 7 > 2 && y % 9 > 3 && smoothNoise(column * 5.3, row * 4.1, seed) > 0.72;
  if (isWindow) return [214, 186, 132];
  const shade = layeredNoise(x / 30, y / 30, seed + 9) * 16;
  return [10 + shade, 18 + shade, 46 + shade * 1.6];
}

function sky(x: number, y: number, seed: number): Colour {
  const share = unit(y / 190);
  const clouds = unit((layeredNoise(x / 90, y / 26, seed + 20) - 0.48) * 3) * 26;
  return [
    mix(16, 118, share * share) + clouds,
    mix(38, 128, share) + clouds * 0.7,
    mix(104, 188, share) + clouds * 0.5,
  ];
}
