import { readFile } from 'node:fs/promises';
import { defineModel, type ModelContext } from '../defineModel.ts';
import { defineTraining } from '../defineTraining.ts';
import { parseStyleWeights, toStyle, type StyleWeights } from '../media/styleWeights.ts';
import { readPicture, toPng } from '../media/picture.ts';
import { sampleLandscape } from '../media/samples.ts';
import { transferColours } from '../media/transferColours.ts';
import { ModelError } from '../modelError.ts';
import { choiceInput, fileInput, integerInput, numberInput } from '../schema/inputs.ts';
import { optional, type InputFile } from '../schema/inputSpec.ts';
import { fileOutput, type OutputFile } from '../schema/outputs.ts';
import { learnStyle } from '../trainings/learnStyle.ts';

const image = fileInput({ description: 'The picture whose colours are moved.' });
const strength = numberInput({
  description: 'How far the colours are moved: 0 not at all, 1 all the way.',
  default: 1,
  minimum: 0,
  maximum: 1,
});
const tags = ['image', 'colours', 'style', 'train'];
const output = {
  kind: 'output-file',
  name: 'styled.png',
  contentType: 'image/png',
} satisfies OutputFile;

/** Low sun: what the model does before it has been trained. The numbers are chosen, not measured. */
const untrained: StyleWeights = {
  format: 'builtin-colour-style',
  learned: 'colours',
  pictures: 0,
  mean: [0.66, 0.035, 0.07],
  deviation: [0.2, 0.04, 0.05],
};

/** Colour transfer that is learned from a zip of pictures. */
export const colourStyle = defineModel({
  name: 'colour-style',
  description: 'Give a picture the colours of other pictures. Train it with a zip of them.',
  readme:
    '# Colour style\n\nMoves the mean and the spread of the colours of a picture to those of a **style** (statistics in the Oklab colour space, after Reinhard et al. 2001; not a neural network).\n\nTrain it with a zip of pictures: the training measures them, and makes a version of a model of yours that gives every picture their colours. Untrained, or without `weights`, it gives the light of a low sun.\n\n`weights` is the small JSON file that a training gives beside the new version.',
  tags,
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    image,
    strength,
    weights: optional(
      fileInput({ description: 'The weights of a training. Left out: the light of a low sun.' }),
    ),
  },
  output: fileOutput(),
  example: { input: { image: sampleLandscape, strength: 1 }, output },
  run: async (input, context) =>
    applyStyle(
      input,
      input.weights === undefined ? untrained : await readWeights(input.weights),
      context,
    ),
  training: defineTraining({
    inputs: {
      input_images: fileInput({
        description: 'A zip of the pictures to learn from: PNG, JPEG, WebP, GIF, TIFF or AVIF.',
      }),
      learn: choiceInput({
        description: 'Whether the brightness of the pictures is learned beside their colours.',
        values: ['colours and light', 'colours'],
        default: 'colours and light',
      }),
      side: integerInput({
        description: 'Each picture is measured at this many pixels at its longer side, at most.',
        default: 512,
        minimum: 32,
        maximum: 2048,
      }),
    },
    train: ({ input_images, learn, side }, context) =>
      learnStyle({ archive: input_images, learn, side }, context),
    parseWeights: parseStyleWeights,
    trained: {
      description: 'Gives a picture the colours that it has learned.',
      readme:
        '# A trained colour style\n\nA version of builtin/colour-style that has learned its colours from pictures.',
      tags,
      inputs: { image, strength },
      output: fileOutput(),
      example: { input: { image: sampleLandscape, strength: 1 }, output },
      run: (input, context, weights) => applyStyle(input, weights, context),
    },
  }),
});

async function applyStyle(
  input: { readonly image: InputFile; readonly strength: number },
  weights: StyleWeights,
  context: ModelContext,
): Promise<OutputFile> {
  const transfer = { ...toStyle(weights), strength: input.strength };
  const styled = await transferColours(await readPicture(input.image), transfer, context);
  return context.save(output.name, await toPng(styled));
}

async function readWeights(file: InputFile): Promise<StyleWeights> {
  if (file.bytes > 64 * 1024) throw notWeights();
  const text = await readFile(file.path, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw notWeights(error);
  }
  return parseStyleWeights(value);
}

function notWeights(cause?: unknown): ModelError {
  return new ModelError(
    '`weights` is not the weights file of a training of builtin/colour-style. Give the file that the training gave.',
    { cause },
  );
}
