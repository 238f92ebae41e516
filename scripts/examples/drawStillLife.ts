import sharp from 'sharp';
import { layeredNoise, mix, unit } from './noise.ts';

type Vector = readonly [number, number, number];
type Ball = {
  readonly centre: Vector;
  readonly radius: number;
  readonly colour: Vector;
  readonly seed: number;
};

const side = 768;
const light = normalised([-0.55, 0.75, -0.6]);

const balls: readonly Ball[] = [
  { centre: [-0.95, 0.62, 3.4], radius: 0.62, colour: [208, 46, 38], seed: 11 },
  { centre: [0.28, 0.5, 2.9], radius: 0.5, colour: [240, 150, 32], seed: 23 },
  { centre: [1.12, 0.72, 3.9], radius: 0.72, colour: [112, 158, 54], seed: 37 },
  { centre: [-0.28, 0.24, 2.35], radius: 0.24, colour: [86, 38, 92], seed: 41 },
];

/** Fruit on a wooden table by ray tracing: nobody's photograph, so nobody's rights. JPEG bytes. */
export async function drawStillLife(): Promise<Buffer> {
  const pixels = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const ray = normalised([(x / side - 0.5) * 1.15, (0.44 - y / side) * 1.15, 1]);
      trace([0, 0.95, -0.6], ray).forEach((part, channel) => {
        pixels[(y * side + x) * 3 + channel] = Math.round(255 * unit(part / 255) ** 0.92);
      });
    }
  }
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 86, mozjpeg: true })
    .toBuffer();
}

function trace(from: Vector, ray: Vector): Vector {
  const hit = nearest(from, ray);
  if (hit !== undefined) return fruit(hit.ball, along(from, ray, hit.distance), ray);
  const toTable = ray[1] < 0 ? -from[1] / ray[1] : Number.POSITIVE_INFINITY;
  return toTable < 14 ? table(along(from, ray, toTable)) : wall(ray);
}

function fruit(ball: Ball, point: Vector, ray: Vector): Vector {
  const normal = normalised(minus(point, ball.centre));
  const speckle =
    0.82 + 0.36 * layeredNoise(normal[0] * 7 + ball.seed, normal[1] * 7 + normal[2] * 5, ball.seed);
  const direct =
    nearest(along(point, normal, 0.001), light) === undefined ? Math.max(0, dot(normal, light)) : 0;
  const sky = 0.22 + 0.2 * unit(normal[1]);
  const bounce = 0.12 * unit(-normal[1]);
  const mirrored = minus(ray, scaled(normal, 2 * dot(ray, normal)));
  const shine = direct > 0 ? Math.max(0, dot(mirrored, light)) ** 42 * 150 : 0;
  const [red, green, blue] = scaled(ball.colour, speckle * (direct * 0.95 + sky));
  return [red + shine + bounce * 150, green + shine + bounce * 100, blue + shine + bounce * 60];
}

function table(point: Vector): Vector {
  const [x, , z] = point;
  const grain = layeredNoise(x * 1.6, z * 13, 71);
  const board = Math.floor(x * 0.9 + 40) % 2 === 0 ? 1 : 0.9;
  const isLit = nearest(along(point, [0, 1, 0], 0.001), light) === undefined;
  const close = Math.min(
    ...balls.map((ball) => Math.hypot(x - ball.centre[0], z - ball.centre[2]) / ball.radius),
  );
  const contact = 0.45 + 0.55 * unit(close - 0.25);
  const bright = board * (0.62 + 0.5 * grain) * (isLit ? 1 : 0.5) * contact;
  return scaled([176, 118, 70], bright);
}

function wall(ray: Vector): Vector {
  const spot = Math.exp(-Math.hypot(ray[0] + 0.2, ray[1] - 0.1) * 2.2);
  const plaster = (layeredNoise(ray[0] * 24, ray[1] * 24, 88) - 0.5) * 14;
  return [mix(70, 168, spot) + plaster, mix(88, 178, spot) + plaster, mix(98, 172, spot) + plaster];
}

function nearest(
  from: Vector,
  ray: Vector,
): { readonly ball: Ball; readonly distance: number } | undefined {
  let best: { readonly ball: Ball; readonly distance: number } | undefined;
  for (const ball of balls) {
    const to = minus(from, ball.centre);
    const half = dot(to, ray);
    const under = half * half - dot(to, to) + ball.radius ** 2;
    const distance = -half - Math.sqrt(Math.max(0, under));
    if (under > 0 && distance > 0 && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
      best = { ball, distance };
  }
  return best;
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function minus(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function scaled(vector: Vector, by: number): Vector {
  return [vector[0] * by, vector[1] * by, vector[2] * by];
}

function along(from: Vector, ray: Vector, distance: number): Vector {
  return [from[0] + ray[0] * distance, from[1] + ray[1] * distance, from[2] + ray[2] * distance];
}

function normalised(vector: Vector): Vector {
  return scaled(vector, 1 / Math.hypot(...vector));
}
