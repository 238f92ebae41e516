import { defineModel, type ModelContext } from '../defineModel.ts';
import { colourPattern, formatColour, parseColour, type Colour } from '../media/colour.ts';
import { readPicture, toPng, type Picture } from '../media/picture.ts';
import { sampleDisc } from '../media/samples.ts';
import { choiceInput, fileInput, integerInput, textInput } from '../schema/inputs.ts';
import { optional } from '../schema/inputSpec.ts';
import { fileOutput } from '../schema/outputs.ts';

/** Makes the background colour transparent. */
export const cutOut = defineModel({
  name: 'cut-out',
  description: 'Make a plain background transparent by its colour. It knows colours, not objects.',
  readme:
    '# Cut out\n\nMakes pixels transparent that are near the background colour. The colour is that of the top left corner unless `color` is given. `connected` removes only what touches the border of the picture; `everywhere` also removes islands inside the subject.\n\nIt compares colours and recognises nothing: it suits logos, drawings and studio shots. The result is a PNG.',
  tags: ['image', 'background', 'transparent', 'remove background'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    image: fileInput({ description: 'The picture with a plain background.' }),
    color: optional(
      textInput({
        description:
          'The background colour as #rrggbb. Left out: the colour of the top left corner.',
        pattern: colourPattern,
      }),
    ),
    tolerance: integerInput({
      description: 'How far a colour may be from the background colour.',
      default: 32,
      minimum: 0,
      maximum: 255,
    }),
    reach: choiceInput({
      description: 'Remove only what touches the border, or the colour everywhere.',
      values: ['connected', 'everywhere'],
      default: 'connected',
    }),
  },
  output: fileOutput(),
  example: {
    input: { image: sampleDisc, tolerance: 40 },
    output: { kind: 'output-file', name: 'cut-out.png', contentType: 'image/png' },
  },
  async run({ image, color, tolerance, reach }, context) {
    const picture = await readPicture(image);
    const background = color === undefined ? cornerColour(picture) : parseColour(color);
    context.log(`Background colour: ${formatColour(background)}`);
    const isNear = nearTest(picture, background, tolerance);
    const removed =
      reach === 'connected'
        ? await floodFromBorder(picture, isNear, context)
        : await everywhere(picture, isNear, context);
    const pixels = Uint8Array.from(picture.pixels);
    for (let at = 0; at < removed.length; at += 1) if (removed[at] === 1) pixels[at * 4 + 3] = 0;
    return context.save('cut-out.png', await toPng({ ...picture, pixels }));
  },
});

function cornerColour({ pixels }: Picture): Colour {
  return [pixels[0] ?? 0, pixels[1] ?? 0, pixels[2] ?? 0];
}

function nearTest(
  { pixels }: Picture,
  [red, green, blue]: Colour,
  tolerance: number,
): (at: number) => boolean {
  const limit = tolerance ** 2 * 3;
  return (at) =>
    ((pixels[at * 4] ?? 0) - red) ** 2 +
      ((pixels[at * 4 + 1] ?? 0) - green) ** 2 +
      ((pixels[at * 4 + 2] ?? 0) - blue) ** 2 <=
    limit;
}

async function everywhere(
  picture: Picture,
  isNear: (at: number) => boolean,
  context: ModelContext,
): Promise<Uint8Array> {
  const removed = new Uint8Array(picture.width * picture.height);
  for (let at = 0; at < removed.length; at += 1) {
    if (at % 500_000 === 0) await context.breathe();
    if (isNear(at)) removed[at] = 1;
  }
  return removed;
}

async function floodFromBorder(
  { width, height }: Picture,
  isNear: (at: number) => boolean,
  context: ModelContext,
): Promise<Uint8Array> {
  const removed = new Uint8Array(width * height);
  const stack = new Uint32Array(width * height);
  let size = 0;
  const visit = (at: number): void => {
    if (removed[at] === 1 || !isNear(at)) return;
    removed[at] = 1;
    stack[size] = at;
    size += 1;
  };
  for (let x = 0; x < width; x += 1) for (const y of [0, height - 1]) visit(y * width + x);
  for (let y = 0; y < height; y += 1) for (const x of [0, width - 1]) visit(y * width + x);
  for (let steps = 0; size > 0; steps += 1) {
    if (steps % 250_000 === 0) await context.breathe();
    size -= 1;
    const at = stack[size] ?? 0;
    const x = at % width;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at < width * (height - 1)) visit(at + width);
  }
  return removed;
}
