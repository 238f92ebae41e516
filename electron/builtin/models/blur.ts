import { defineModel } from '../defineModel.ts';
import { mapBands } from '../media/mapBands.ts';
import { readPicture, toPng } from '../media/picture.ts';
import { sampleDisc } from '../media/samples.ts';
import { fileInput, integerInput, numberInput } from '../schema/inputs.ts';
import { deprecated, optional } from '../schema/inputSpec.ts';
import { fileOutput } from '../schema/outputs.ts';

/** Gaussian blur. */
export const blur = defineModel({
  name: 'blur',
  description: 'Soften a picture with a Gaussian blur.',
  readme:
    '# Blur\n\nA Gaussian blur; `sigma` is its standard deviation in pixels. The result is a PNG of the same size.\n\n`radius` is deprecated: it means `sigma` = radius / 2 and is used only where `sigma` is left out.',
  tags: ['image', 'soften', 'filter'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    image: fileInput({ description: 'The picture to soften.' }),
    sigma: optional(
      numberInput({
        description: 'Standard deviation of the blur in pixels. Left out: 4.',
        minimum: 0.3,
        maximum: 100,
      }),
    ),
    radius: deprecated(
      optional(integerInput({ description: 'Use `sigma` instead.', minimum: 1, maximum: 200 })),
    ),
  },
  output: fileOutput(),
  example: {
    input: { image: sampleDisc, sigma: 3 },
    output: { kind: 'output-file', name: 'blurred.png', contentType: 'image/png' },
  },
  async run({ image, sigma, radius }, context) {
    const chosen = sigma ?? (radius === undefined ? 4 : radius / 2);
    const blurred = await mapBands(
      await readPicture(image),
      {
        scale: 1,
        margin: Math.ceil(chosen * 4),
        apply: (band) => band.blur({ sigma: chosen, precision: 'integer' }),
      },
      context,
    );
    return context.save('blurred.png', await toPng(blurred));
  },
});
