import { defineModel, type ModelContext } from '../defineModel.ts';
import { luma } from '../media/colour.ts';
import { readPicture, toPng, type Picture } from '../media/picture.ts';
import { sampleDisc } from '../media/samples.ts';
import { booleanInput, fileInput, integerInput } from '../schema/inputs.ts';
import { optional } from '../schema/inputSpec.ts';
import { fileOutput } from '../schema/outputs.ts';

/** Sobel edge detection. */
export const edges = defineModel({
  name: 'edges',
  description: 'Find the edges in a picture with the Sobel operator.',
  readme:
    '# Edges\n\nThe strength of the brightness gradient at every pixel (Sobel operator): white lines on black, or black on white with `invert`. With a `threshold` the result has two shades only. The result is a PNG of the same size.',
  tags: ['image', 'outline', 'sobel', 'filter'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    image: fileInput({ description: 'The picture to search for edges.' }),
    threshold: optional(
      integerInput({
        description:
          'Edges at least this strong become white, all others black. Left out: all shades.',
        minimum: 1,
        maximum: 255,
      }),
    ),
    invert: booleanInput({ description: 'Draw dark lines on white.', default: false }),
  },
  output: fileOutput(),
  example: {
    input: { image: sampleDisc, invert: true },
    output: { kind: 'output-file', name: 'edges.png', contentType: 'image/png' },
  },
  async run({ image, threshold, invert }, context) {
    const picture = await readPicture(image);
    const shades = await toShades(picture, context);
    const pixels = new Uint8Array(picture.pixels.length);
    for (let y = 0; y < picture.height; y += 1) {
      if (y % 64 === 0) await step(context, y, picture.height);
      for (let x = 0; x < picture.width; x += 1) {
        const strength = sobel(shades, picture, y * picture.width + x);
        const cut = threshold === undefined ? strength : strength >= threshold ? 255 : 0;
        const at = (y * picture.width + x) * 4;
        pixels.fill(invert ? 255 - cut : cut, at, at + 3);
        pixels[at + 3] = 255;
      }
    }
    context.progress(picture.height, picture.height);
    return context.save('edges.png', await toPng({ ...picture, pixels }));
  },
});

async function step(context: ModelContext, done: number, total: number): Promise<void> {
  await context.breathe();
  context.progress(done, total);
}

/** Brightness by pixel; what is transparent counts as white. */
async function toShades(picture: Picture, context: ModelContext): Promise<Uint8Array> {
  const { pixels } = picture;
  const shades = new Uint8Array(picture.width * picture.height);
  for (let at = 0; at < shades.length; at += 1) {
    if (at % 500_000 === 0) await context.breathe();
    const from = at * 4;
    const shade = luma(pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0);
    const alpha = (pixels[from + 3] ?? 0) / 255;
    shades[at] = Math.round(shade * alpha + 255 * (1 - alpha));
  }
  return shades;
}

function sobel(shades: Uint8Array, { width, height }: Picture, at: number): number {
  const x = at % width;
  const left = x === 0 ? 0 : -1;
  const right = x === width - 1 ? 0 : 1;
  const up = at < width ? 0 : -width;
  const down = at >= width * (height - 1) ? 0 : width;
  const shade = (offset: number): number => shades[at + offset] ?? 0;
  const across =
    shade(up + right) +
    2 * shade(right) +
    shade(down + right) -
    (shade(up + left) + 2 * shade(left) + shade(down + left));
  const along =
    shade(down + left) +
    2 * shade(down) +
    shade(down + right) -
    (shade(up + left) + 2 * shade(up) + shade(up + right));
  return Math.min(255, Math.round(Math.hypot(across, along) / 4));
}
