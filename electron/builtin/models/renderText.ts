import { defineModel } from '../defineModel.ts';
import { colourPattern } from '../media/colour.ts';
import { drawText, type TextStyle } from '../media/drawText.ts';
import { choiceInput, integerInput, textInput } from '../schema/inputs.ts';
import { optional } from '../schema/inputSpec.ts';
import { fileOutput } from '../schema/outputs.ts';

/** Draws text. */
export const renderText = defineModel({
  name: 'render-text',
  description:
    'Draw a text as a picture: a title card, a caption, a label. It paints letters, not scenes.',
  readme:
    '# Render text\n\nDraws the text as it is, line by line, and wraps at `width`. `sans`, `serif` and `mono` use a font of this computer, so letters differ between computers; `pixel` is drawn by the model itself, the same everywhere, in capitals only. Where this computer has no fonts, `pixel` is used and the logs say so. The result is a PNG.',
  tags: ['image', 'text', 'title', 'caption', 'text to image'],
  official: true,
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    prompt: textInput({ description: 'The text to draw.', minLength: 1, maxLength: 2000 }),
    size: integerInput({
      description: 'Height of a line in pixels.',
      default: 48,
      minimum: 8,
      maximum: 256,
    }),
    width: optional(
      integerInput({
        description: 'Width of the picture in pixels. Left out: as wide as the text.',
        minimum: 16,
        maximum: 4096,
      }),
    ),
    font: choiceInput({
      description: 'The kind of letters.',
      values: ['sans', 'serif', 'mono', 'pixel'],
      default: 'sans',
    }),
    align: choiceInput({
      description: 'Where lines begin.',
      values: ['left', 'center', 'right'],
      default: 'left',
    }),
    color: textInput({
      description: 'Colour of the letters as #rrggbb.',
      default: '#111111',
      pattern: colourPattern,
    }),
    background: optional(
      textInput({
        description: 'Colour behind the letters as #rrggbb. Left out: transparent.',
        pattern: colourPattern,
      }),
    ),
  },
  output: fileOutput(),
  example: {
    input: { prompt: 'Hello, Patchbay', font: 'pixel', background: '#ffffff' },
    output: { kind: 'output-file', name: 'text.png', contentType: 'image/png' },
  },
  async run({ prompt, font, ...rest }, context) {
    const style: TextStyle = rest;
    await context.breathe();
    const drawn = await drawText({ text: prompt, font, style });
    if (drawn.font !== font) {
      context.log('This computer has no fonts: drawn with the built-in `pixel` letters.');
    }
    context.log(`Drew ${drawn.lines} lines.`);
    return context.save('text.png', drawn.png);
  },
});
