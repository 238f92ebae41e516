import { defineModel } from '../defineModel.ts';
import { formatColour, type Colour } from '../media/colour.ts';
import { medianCut, type Swatch } from '../media/medianCut.ts';
import { readPicture, shrink, toPng } from '../media/picture.ts';
import { sampleStripes } from '../media/samples.ts';
import { ModelError } from '../modelError.ts';
import { fileInput, integerInput } from '../schema/inputs.ts';
import { objectOutput, type OutputFile } from '../schema/outputs.ts';

interface Palette {
  readonly dominant: string;
  readonly count: number;
  readonly colors: readonly { readonly hex: string; readonly share: number }[];
  readonly swatch: OutputFile;
}

/** The main colours of a picture, as JSON and as a strip. */
export const palette = defineModel({
  name: 'palette',
  description: 'Find the main colours of a picture by median cut, with the share of each.',
  readme:
    '# Palette\n\nMeasures the main colours by **median cut** on a copy of at most 256 x 256 pixels. `colors` is sorted by share, `dominant` is the first, `swatch` is a strip of the colours as a PNG. Transparent pixels do not count. A picture with few colours gives fewer than asked for.',
  tags: ['image', 'colours', 'analyse', 'json'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    image: fileInput({ description: 'The picture to measure.' }),
    count: integerInput({
      description: 'How many colours at most.',
      default: 6,
      minimum: 2,
      maximum: 16,
    }),
  },
  output: objectOutput<Palette>({
    dominant: { type: 'string' },
    count: { type: 'integer' },
    colors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { hex: { type: 'string' }, share: { type: 'number' } },
      },
    },
    swatch: { type: 'string', format: 'uri' },
  }),
  example: {
    input: { image: sampleStripes, count: 4 },
    output: {
      dominant: '#2b59c3',
      count: 4,
      colors: [
        { hex: '#2b59c3', share: 0.25 },
        { hex: '#3f8f5b', share: 0.25 },
        { hex: '#cc2936', share: 0.25 },
        { hex: '#ffffff', share: 0.25 },
      ],
      swatch: { kind: 'output-file', name: 'palette.png', contentType: 'image/png' },
    },
  },
  async run({ image, count }, context) {
    const small = await shrink(await readPicture(image), 256);
    await context.breathe();
    const swatches = medianCut(small, count);
    const [first] = swatches;
    if (first === undefined) {
      throw new ModelError(
        '`image` is fully transparent: it has no colours. Give another picture.',
      );
    }
    context.log(`Found ${swatches.length} colours in ${small.width} x ${small.height} pixels.`);
    const swatch = await context.save('palette.png', await drawStrip(swatches));
    return {
      dominant: formatColour(first.colour),
      count: swatches.length,
      colors: swatches.map(({ colour, share }) => ({
        hex: formatColour(colour),
        share: Math.round(share * 10_000) / 10_000,
      })),
      swatch,
    };
  },
});

async function drawStrip(swatches: readonly Swatch[]): Promise<Uint8Array> {
  const [tile, height] = [48, 48];
  const width = tile * swatches.length;
  const pixels = new Uint8Array(width * height * 4).fill(255);
  swatches.forEach(({ colour }, index) => fillTile(pixels, colour, { index, tile, width, height }));
  return toPng({ width, height, pixels });
}

function fillTile(
  pixels: Uint8Array,
  colour: Colour,
  place: {
    readonly index: number;
    readonly tile: number;
    readonly width: number;
    readonly height: number;
  },
): void {
  for (let y = 0; y < place.height; y += 1) {
    for (let x = 0; x < place.tile; x += 1) {
      pixels.set(colour, (y * place.width + place.index * place.tile + x) * 4);
    }
  }
}
