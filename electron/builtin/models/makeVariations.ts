import { createHash } from 'node:crypto';
import { defineModel } from '../defineModel.ts';
import { loadSharp } from '../media/loadSharp.ts';
import { readPicture, toPng } from '../media/picture.ts';
import { sampleLandscape } from '../media/samples.ts';
import { fileInput, integerInput } from '../schema/inputs.ts';
import { optional } from '../schema/inputSpec.ts';
import { fileIteratorOutput } from '../schema/outputs.ts';

/** Differently coloured and mirrored copies, one by one. */
export const makeVariations = defineModel({
  name: 'make-variations',
  description:
    'Make several copies of a picture with other hues, brightness and mirroring. It invents nothing.',
  readme:
    '# Make variations\n\nEach copy has its hue turned, its brightness and saturation changed, and may be mirrored, by numbers drawn from `seed`. Without a seed the numbers come from the picture itself, so the same picture gives the same copies. Copies arrive one by one, as PNG.',
  tags: ['image', 'list', 'variations'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    image: fileInput({ description: 'The picture to vary.' }),
    count: integerInput({ description: 'How many copies.', default: 4, minimum: 1, maximum: 16 }),
    seed: optional(
      integerInput({
        description: 'Number from which the changes are drawn. Left out: taken from the picture.',
        minimum: 0,
        maximum: 4_294_967_295,
      }),
    ),
  },
  output: fileIteratorOutput(),
  example: {
    input: { image: sampleLandscape, count: 2, seed: 7 },
    output: [
      { kind: 'output-file', name: 'variation-1.png', contentType: 'image/png' },
      { kind: 'output-file', name: 'variation-2.png', contentType: 'image/png' },
    ],
  },
  async *run({ image, count, seed }, context) {
    const { width, height, pixels } = await readPicture(image);
    const start = seed ?? createHash('sha256').update(pixels).digest().readUInt32BE(0);
    context.log(`Using seed: ${start}`);
    const sharp = await loadSharp();
    for (let index = 0; index < count; index += 1) {
      await context.breathe();
      const draw = createHash('sha256').update(`${start}:${index}`).digest();
      const part = (at: number): number => (draw[at] ?? 0) / 255;
      const varied = await sharp(pixels, { raw: { width, height, channels: 4 } })
        .modulate({
          hue: Math.round(((index + 1) * 360) / (count + 1) + part(0) * 20),
          brightness: 0.85 + part(1) * 0.3,
          saturation: 0.7 + part(2) * 0.6,
        })
        .flop(part(3) > 0.5)
        .raw()
        .toBuffer();
      const png = await toPng({ width, height, pixels: varied });
      yield await context.save(`variation-${index + 1}.png`, png);
      context.progress(index + 1, count);
    }
  },
});
