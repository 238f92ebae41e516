import { defineModel } from '../defineModel.ts';
import { readPicture, toPng } from '../media/picture.ts';
import { sampleStripes } from '../media/samples.ts';
import { choiceInput, fileInput } from '../schema/inputs.ts';
import { fileOutput } from '../schema/outputs.ts';

const weights = {
  luma: [0.2126, 0.7152, 0.0722],
  average: [1 / 3, 1 / 3, 1 / 3],
  red: [1, 0, 0],
  green: [0, 1, 0],
  blue: [0, 0, 1],
} as const satisfies Readonly<Record<string, readonly [number, number, number]>>;

/** A weighted sum of red, green and blue, written to all three. */
export const grayscale = defineModel({
  name: 'grayscale',
  description: 'Turn a picture into shades of gray by a weighted sum of its channels.',
  readme:
    '# Grayscale\n\nEach pixel becomes the weighted sum of its red, green and blue. `luma` uses the ITU-R BT.709 weights, `average` the plain mean; `red`, `green` and `blue` keep one channel. Transparency is kept. The result is a PNG.',
  tags: ['image', 'colour', 'black and white'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    image: fileInput({ description: 'The picture.' }),
    method: choiceInput({
      description: 'How the channels are weighed.',
      values: ['luma', 'average', 'red', 'green', 'blue'],
      default: 'luma',
    }),
  },
  output: fileOutput(),
  example: {
    input: { image: sampleStripes },
    output: { kind: 'output-file', name: 'grayscale.png', contentType: 'image/png' },
  },
  async run({ image, method }, context) {
    const picture = await readPicture(image);
    const [red, green, blue] = weights[method];
    const pixels = Uint8Array.from(picture.pixels);
    const total = picture.width * picture.height;
    for (let at = 0; at < total; at += 1) {
      if (at % 500_000 === 0) {
        await context.breathe();
        context.progress(at, total);
      }
      const from = at * 4;
      // The sums are rounded, where libvips would cut them off: white must stay white.
      const shade =
        (pixels[from] ?? 0) * red +
        (pixels[from + 1] ?? 0) * green +
        (pixels[from + 2] ?? 0) * blue;
      pixels.fill(Math.round(shade), from, from + 3);
    }
    context.progress(total, total);
    return context.save('grayscale.png', await toPng({ ...picture, pixels }));
  },
});
