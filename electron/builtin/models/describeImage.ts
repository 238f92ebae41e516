import { defineModel } from '../defineModel.ts';
import { formatColour, luma } from '../media/colour.ts';
import { medianCut } from '../media/medianCut.ts';
import { readPicture, shrink, type Picture } from '../media/picture.ts';
import { sampleStripes } from '../media/samples.ts';
import { choiceInput, fileInput } from '../schema/inputs.ts';
import { textOutput } from '../schema/outputs.ts';

/** Measured facts of a picture in words. */
export const describeImage = defineModel({
  name: 'describe-image',
  description:
    'Measure a picture and say it in words: size, brightness, contrast, colours. It does not know what is shown.',
  readme:
    '# Describe image\n\nA text of **measured facts**: size and shape, brightness, contrast, colourfulness, transparency and the main colours. It recognises nothing: for a caption of what is shown, use a captioning model.',
  tags: ['image', 'text', 'analyse', 'measure'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    image: fileInput({ description: 'The picture to measure.' }),
    detail: choiceInput({
      description: 'One sentence, or all the facts.',
      values: ['short', 'full'],
      default: 'full',
    }),
  },
  output: textOutput(),
  example: {
    input: { image: sampleStripes, detail: 'short' },
    output: 'A landscape picture of 64 x 32 pixels, medium bright, with much contrast.',
  },
  async run({ image, detail }, context) {
    const picture = await readPicture(image);
    await context.breathe();
    const small = await shrink(picture, 256);
    const facts = measure(small);
    const size = `${picture.width} x ${picture.height} pixels`;
    const short = `A ${shapeOf(picture)} picture of ${size}, ${brightnessWord(facts.brightness)}, with ${contrastWord(facts.contrast)} contrast.`;
    if (detail === 'short') return short;
    const colours = medianCut(small, 4).map(
      ({ colour, share }) => `${formatColour(colour)} (${Math.round(share * 100)} %)`,
    );
    return [
      short,
      `Mean brightness ${facts.brightness.toFixed(1)} of 255, contrast ${facts.contrast.toFixed(1)} (standard deviation).`,
      facts.saturation < 0.02
        ? 'It has no colour: only shades of gray.'
        : `Mean saturation ${Math.round(facts.saturation * 100)} %.`,
      facts.transparent === 0
        ? 'Nothing in it is transparent.'
        : `${Math.round(facts.transparent * 100)} % of it is transparent.`,
      ...(colours.length > 0 ? [`Main colours: ${colours.join(', ')}.`] : []),
    ].join('\n');
  },
});

interface Facts {
  readonly brightness: number;
  readonly contrast: number;
  readonly saturation: number;
  readonly transparent: number;
}

function measure({ pixels }: Picture): Facts {
  const total = pixels.length / 4;
  let [visible, sum, squares, saturation] = [0, 0, 0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    if ((pixels[at + 3] ?? 0) < 128) continue;
    const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
    const shade = luma(red, green, blue);
    const most = Math.max(red, green, blue);
    visible += 1;
    sum += shade;
    squares += shade ** 2;
    saturation += most === 0 ? 0 : (most - Math.min(red, green, blue)) / most;
  }
  const count = Math.max(1, visible);
  const brightness = sum / count;
  return {
    brightness,
    contrast: Math.sqrt(Math.max(0, squares / count - brightness ** 2)),
    saturation: saturation / count,
    transparent: (total - visible) / total,
  };
}

function shapeOf({ width, height }: Picture): string {
  if (width === height) return 'square';
  return width > height ? 'landscape' : 'portrait';
}

function brightnessWord(value: number): string {
  if (value < 64) return 'dark';
  if (value < 110) return 'rather dark';
  if (value < 160) return 'medium bright';
  return value < 210 ? 'bright' : 'very bright';
}

function contrastWord(value: number): string {
  if (value < 20) return 'little';
  return value < 55 ? 'medium' : 'much';
}
