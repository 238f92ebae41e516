import { defineModel } from '../defineModel.ts';
import { mapBands } from '../media/mapBands.ts';
import { maxOutputPixels, readPicture, toPng } from '../media/picture.ts';
import { sampleLandscape } from '../media/samples.ts';
import { ModelError } from '../modelError.ts';
import { choiceInput, fileInput } from '../schema/inputs.ts';
import { fileOutput } from '../schema/outputs.ts';

/** Lanczos resampling to a whole multiple of the size. */
export const upscale = defineModel({
  name: 'upscale',
  description: 'Enlarge a picture 2, 3 or 4 times by Lanczos resampling. Not a neural network.',
  readme:
    '# Upscale\n\nEnlarges a picture by **Lanczos resampling** on this computer. It interpolates: it adds pixels, not detail. The result is a PNG.\n\nPictures of up to 50 million pixels; results of up to 64 million.',
  tags: ['image', 'resize', 'enlarge', 'super resolution'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    image: fileInput({ description: 'The picture to enlarge.' }),
    scale: choiceInput({
      description: 'How many times wider and higher.',
      values: [2, 3, 4],
      default: 2,
    }),
    kernel: choiceInput({
      description: 'The resampling kernel: lanczos3 is sharper, lanczos2 rings less.',
      values: ['lanczos3', 'lanczos2'],
      default: 'lanczos3',
    }),
  },
  output: fileOutput(),
  example: {
    input: { image: sampleLandscape, scale: 2 },
    output: { kind: 'output-file', name: 'upscaled.png', contentType: 'image/png' },
  },
  async run({ image, scale, kernel }, context) {
    const picture = await readPicture(image);
    const [width, height] = [picture.width * scale, picture.height * scale];
    if (width * height > maxOutputPixels) {
      throw new ModelError(
        `The result would have ${width} x ${height} pixels, more than the ${maxOutputPixels / 1e6} million that fit. Choose a smaller \`scale\` or a smaller \`image\`.`,
      );
    }
    const larger = await mapBands(
      picture,
      {
        scale,
        margin: 8,
        apply: (band, bandWidth, bandHeight) =>
          band.resize({
            width: bandWidth * scale,
            height: bandHeight * scale,
            fit: 'fill',
            kernel,
          }),
      },
      context,
    );
    return context.save('upscaled.png', await toPng(larger));
  },
});
