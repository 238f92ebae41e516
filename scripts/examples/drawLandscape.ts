import sharp from 'sharp';
import { layeredNoise, mix, smoothNoise, unit } from './noise.ts';

type Colour = readonly [number, number, number];

const size = { width: 1024, height: 768 };
const horizon = 468;
const sun = { x: 700, y: 330 };

/** A mountain lake at sunset, painted pixel by pixel: nobody's photograph, so nobody's rights. JPEG bytes. */
export async function drawLandscape(): Promise<Buffer> {
  const { width, height } = size;
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = y < horizon ? land(x, y) : water(x, y);
      const grain = (smoothNoise(x * 1.7, y * 1.7, 91) - 0.5) * 10;
      colour.forEach((part, channel) => {
        pixels[(y * width + x) * 3 + channel] = Math.round(
          Math.min(255, Math.max(0, part + grain)),
        );
      });
    }
  }
  return sharp(pixels, { raw: { ...size, channels: 3 } })
    .jpeg({ quality: 84, mozjpeg: true })
    .toBuffer();
}

const ridges = [
  { base: 330, rise: 190, scale: 190, seed: 3, colour: [128, 118, 160] },
  { base: 390, rise: 170, scale: 130, seed: 17, colour: [86, 82, 124] },
  { base: 440, rise: 120, scale: 90, seed: 29, colour: [44, 52, 82] },
] as const;

function land(x: number, y: number): Colour {
  let colour = sky(x, y);
  for (const ridge of ridges) {
    const top = ridge.base - ridge.rise * (layeredNoise(x / ridge.scale, 4.2, ridge.seed) - 0.3);
    if (y < top) continue;
    const rock = (layeredNoise(x / 22, y / 13, ridge.seed + 7) - 0.5) * 34;
    const snow = ridge.seed === 3 && y < top + 34 * layeredNoise(x / 9, y / 9, 5) ? 70 : 0;
    const haze = unit((y - top) / 260);
    const lit = unit(1 - Math.abs(x - sun.x) / 620) * 26;
    const [red, green, blue] = ridge.colour;
    colour = [
      mix(red + rock + snow + lit, 205, haze * 0.3),
      mix(green + rock + snow + lit * 0.5, 160, haze * 0.3),
      mix(blue + rock + snow, 170, haze * 0.3),
    ];
  }
  return shore(x, y, colour);
}

/** Dark firs along the far shore. */
function shore(x: number, y: number, behind: Colour): Colour {
  const tree = Math.abs(((x * 0.09 + smoothNoise(x / 31, 1, 40) * 5) % 1) - 0.5);
  const top = horizon - 8 - 44 * smoothNoise(x / 60, 2, 41) * (1 - tree * 1.6);
  if (y < top) return behind;
  const shade = layeredNoise(x / 5, y / 6, 43) * 26;
  return [14 + shade, 26 + shade, 30 + shade];
}

function sky(x: number, y: number): Colour {
  const share = y / horizon;
  const distance = Math.hypot(x - sun.x, (y - sun.y) * 1.15);
  const glow = Math.exp(-distance / 150) * 150 + (distance < 34 ? 90 : 0);
  const clouds = unit((layeredNoise(x / 210, y / 52, 60) - 0.5) * 3.2) * (1 - share * 0.4);
  return [
    mix(62, 246, share) + glow + clouds * 70,
    mix(92, 168, share) + glow * 0.72 + clouds * 34,
    mix(158, 132, share) + glow * 0.28 + clouds * 24,
  ];
}

/** The land upside down, shaken by ripples that grow towards the viewer. */
function water(x: number, y: number): Colour {
  const depth = (y - horizon) / (size.height - horizon);
  const ripple =
    (layeredNoise(x / mix(30, 90, depth), y / mix(2.5, 9, depth), 77) - 0.5) * mix(10, 60, depth);
  const mirrored = horizon - (y - horizon) * 0.94 + ripple;
  const [red, green, blue] = land(x + ripple * 0.35, Math.min(horizon - 1, Math.max(0, mirrored)));
  const dim = mix(0.86, 0.5, depth);
  return [red * dim + 4, green * dim + 10, blue * dim + 22];
}
