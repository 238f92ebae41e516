import { defineModel } from '../defineModel.ts';
import { loadSharp } from '../media/loadSharp.ts';
import { readPicture, toPng, type Picture } from '../media/picture.ts';
import { sampleDisc, sampleLandscape } from '../media/samples.ts';
import { choiceInput, fileInput, numberInput } from '../schema/inputs.ts';
import { fileOutput } from '../schema/outputs.ts';

/** Lays one picture over another. */
export const compose = defineModel({
  name: 'compose',
  description: 'Lay one picture over another, at a place, with a blend mode and an opacity.',
  readme:
    '# Compose\n\nThe result has the size of `background`. `foreground` is laid over it: `inside` shrinks it only if it is too large, `cover` fills the background, `original` keeps its size and cuts off what hangs over. The result is a PNG.',
  tags: ['image', 'overlay', 'blend', 'merge'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    background: fileInput({ description: 'The picture below.' }),
    foreground: fileInput({ description: 'The picture on top; its transparency is kept.' }),
    position: choiceInput({
      description: 'Where the foreground lies.',
      values: [
        'center',
        'north',
        'south',
        'east',
        'west',
        'northwest',
        'northeast',
        'southwest',
        'southeast',
      ],
      default: 'center',
    }),
    fit: choiceInput({
      description: 'How the foreground is sized.',
      values: ['inside', 'cover', 'original'],
      default: 'inside',
    }),
    blend: choiceInput({
      description: 'How the colours are mixed.',
      values: ['over', 'multiply', 'screen', 'add', 'difference'],
      default: 'over',
    }),
    opacity: numberInput({
      description: 'How solid the foreground is: 0 is invisible, 1 is as it came.',
      default: 1,
      minimum: 0,
      maximum: 1,
    }),
  },
  output: fileOutput(),
  example: {
    input: { background: sampleLandscape, foreground: sampleDisc, blend: 'multiply' },
    output: { kind: 'output-file', name: 'composed.png', contentType: 'image/png' },
  },
  async run({ background, foreground, position, fit, blend, opacity }, context) {
    const below = await readPicture(background);
    context.progress(1, 3);
    await context.breathe();
    const above = await sizeTo(fade(await readPicture(foreground), opacity), below, fit);
    context.progress(2, 3);
    await context.breathe();
    const sharp = await loadSharp();
    const pixels = await sharp(below.pixels, { raw: rawOf(below) })
      .composite([
        { input: Buffer.from(above.pixels), raw: rawOf(above), gravity: position, blend },
      ])
      .raw()
      .toBuffer();
    context.progress(3, 3);
    return context.save('composed.png', await toPng({ ...below, pixels }));
  },
});

function rawOf({ width, height }: Picture): { width: number; height: number; channels: 4 } {
  return { width, height, channels: 4 };
}

function fade(picture: Picture, opacity: number): Picture {
  if (opacity === 1) return picture;
  const pixels = Uint8Array.from(picture.pixels);
  for (let at = 3; at < pixels.length; at += 4)
    pixels[at] = Math.round((pixels[at] ?? 0) * opacity);
  return { ...picture, pixels };
}

async function sizeTo(
  picture: Picture,
  frame: Picture,
  fit: 'inside' | 'cover' | 'original',
): Promise<Picture> {
  const sharp = await loadSharp();
  const image = sharp(picture.pixels, { raw: rawOf(picture) });
  const size = {
    width: Math.min(picture.width, frame.width),
    height: Math.min(picture.height, frame.height),
  };
  const sized =
    fit === 'original'
      ? image.extract({
          left: Math.floor((picture.width - size.width) / 2),
          top: Math.floor((picture.height - size.height) / 2),
          ...size,
        })
      : image.resize({
          width: frame.width,
          height: frame.height,
          fit,
          withoutEnlargement: fit === 'inside',
        });
  const { data, info } = await sized.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}
