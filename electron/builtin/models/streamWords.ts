import { defineModel } from '../defineModel.ts';
import { choiceInput, integerInput, textInput } from '../schema/inputs.ts';
import { textStreamOutput } from '../schema/outputs.ts';

const patterns = { word: /\s*\S+|\s+$/gu, character: /./gsu, line: /[^\n]*\n|[^\n]+$/gu } as const;

/** Gives a text back piece by piece. */
export const streamWords = defineModel({
  name: 'stream-words',
  description: 'Give a text back piece by piece, as language models do. For trying out streaming.',
  readme:
    '# Stream words\n\nSends `prompt` back as a stream of pieces; the pieces joined are the prompt. `delay_ms` is the wait between two pieces. It says what you said: no language model is involved.',
  tags: ['text', 'stream', 'token'],
  official: true,
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    prompt: textInput({ description: 'The text to stream.', minLength: 1, maxLength: 100_000 }),
    unit: choiceInput({
      description: 'What one piece is.',
      values: ['word', 'character', 'line'],
      default: 'word',
    }),
    delay_ms: integerInput({
      description: 'Milliseconds between two pieces.',
      default: 0,
      minimum: 0,
      maximum: 2000,
    }),
  },
  output: textStreamOutput(),
  example: {
    input: { prompt: 'One word after another.' },
    output: ['One', ' word', ' after', ' another.'],
  },
  async *run({ prompt, unit, delay_ms: delay }, context) {
    const pieces = prompt.match(patterns[unit]) ?? [];
    for (const [index, piece] of pieces.entries()) {
      if (index > 0 && delay > 0) await context.sleep(delay);
      else if (index % 50 === 0) await context.breathe();
      yield piece;
      context.progress(index + 1, pieces.length);
    }
  },
});
