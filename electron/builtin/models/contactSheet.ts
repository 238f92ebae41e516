import { defineModel } from '../defineModel.ts';
import { colourPattern, parseColour } from '../media/colour.ts';
import { loadSharp } from '../media/loadSharp.ts';
import { maxOutputPixels, readPicture, toPng } from '../media/picture.ts';
import { sampleDisc, sampleLandscape, sampleStripes } from '../media/samples.ts';
import { ModelError } from '../modelError.ts';
import { choiceInput, filesInput, integerInput, textInput } from '../schema/inputs.ts';
import type { InputFile } from '../schema/inputSpec.ts';
import { optional } from '../schema/inputSpec.ts';
import { fileOutput } from '../schema/outputs.ts';

/** A grid of pictures. */
export const contactSheet = defineModel({
  name: 'contact-sheet',
  description: 'Lay a list of pictures out in a grid on one sheet.',
  readme:
    '# Contact sheet\n\nEvery picture is shrunk to fit into a square cell, without cutting and without enlarging, and laid out in rows from the top left in the order given. The result is a PNG.',
  tags: ['image', 'grid', 'list', 'overview'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    images: filesInput({ description: 'The pictures, in order.', minItems: 1, maxItems: 100 }),
    columns: optional(
      integerInput({
        description: 'Cells in a row. Left out: as square as can be.',
        minimum: 1,
        maximum: 20,
      }),
    ),
    cell_size: choiceInput({
      description: 'Side of a cell in pixels.',
      values: [64, 128, 256, 512],
      default: 256,
    }),
    gap: integerInput({
      description: 'Pixels between cells.',
      default: 8,
      minimum: 0,
      maximum: 64,
    }),
    background: textInput({
      description: 'Colour of the sheet as #rrggbb.',
      default: '#ffffff',
      pattern: colourPattern,
    }),
  },
  output: fileOutput(),
  example: {
    input: { images: [sampleLandscape, sampleDisc, sampleStripes], cell_size: 128 },
    output: { kind: 'output-file', name: 'contact-sheet.png', contentType: 'image/png' },
  },
  async run({ images, columns: asked, cell_size: cell, gap, background }, context) {
    const columns = Math.min(images.length, asked ?? Math.ceil(Math.sqrt(images.length)));
    const rows = Math.ceil(images.length / columns);
    const width = columns * cell + (columns + 1) * gap;
    const height = rows * cell + (rows + 1) * gap;
    if (width * height > maxOutputPixels) {
      throw new ModelError(
        `The sheet would have ${width} x ${height} pixels, more than the ${maxOutputPixels / 1e6} million that fit. Choose a smaller \`cell_size\` or fewer \`images\`.`,
      );
    }
    const layers = [];
    for (const [index, image] of images.entries()) {
      await context.breathe();
      const tile = await toTile(image, cell);
      layers.push({
        input: tile.data,
        left: gap + (index % columns) * (cell + gap) + Math.floor((cell - tile.width) / 2),
        top:
          gap + Math.floor(index / columns) * (cell + gap) + Math.floor((cell - tile.height) / 2),
      });
      context.progress(index + 1, images.length);
    }
    const [r, g, b] = parseColour(background);
    const sharp = await loadSharp();
    const pixels = await sharp({
      create: { width, height, channels: 4, background: { r, g, b, alpha: 1 } },
    })
      .composite(layers)
      .raw()
      .toBuffer();
    return context.save('contact-sheet.png', await toPng({ width, height, pixels }));
  },
});

async function toTile(
  image: InputFile,
  side: number,
): Promise<{ readonly data: Buffer; readonly width: number; readonly height: number }> {
  const { width, height, pixels } = await readPicture(image);
  const sharp = await loadSharp();
  const { data, info } = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
