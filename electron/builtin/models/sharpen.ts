import { defineModel } from '../defineModel.ts';
import { mapBands } from '../media/mapBands.ts';
import { readPicture, toPng } from '../media/picture.ts';
import { sampleLandscape } from '../media/samples.ts';
import { fileInput, numberInput } from '../schema/inputs.ts';
import { fileOutput } from '../schema/outputs.ts';

/** Unsharp masking of the lightness. */
export const sharpen = defineModel({
  name: 'sharpen',
  description: 'Make edges crisper by unsharp masking.',
  readme:
    '# Sharpen\n\nUnsharp masking of the lightness: the difference between the picture and its blurred copy is added back. It makes edges crisper; it cannot bring back detail. The result is a PNG of the same size.',
  tags: ['image', 'crisp', 'filter'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    image: fileInput({ description: 'The picture to sharpen.' }),
    amount: numberInput({
      description: 'How strongly; 0 leaves the picture as it is.',
      default: 2,
      minimum: 0,
      maximum: 10,
    }),
    sigma: numberInput({
      description: 'Width of the edges to sharpen, in pixels.',
      default: 1,
      minimum: 0.5,
      maximum: 10,
    }),
  },
  output: fileOutput(),
  example: {
    input: { image: sampleLandscape, amount: 3 },
    output: { kind: 'output-file', name: 'sharpened.png', contentType: 'image/png' },
  },
  async run({ image, amount, sigma }, context) {
    const picture = await readPicture(image);
    if (amount === 0) return context.save('sharpened.png', await toPng(picture));
    const sharpened = await mapBands(
      picture,
      {
        scale: 1,
        margin: Math.ceil(sigma * 4),
        apply: (band) => band.sharpen({ sigma, m1: amount, m2: amount * 2 }),
      },
      context,
    );
    return context.save('sharpened.png', await toPng(sharpened));
  },
});
