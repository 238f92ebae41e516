import { defineModel } from '../defineModel.ts';
import { sentencesOf } from '../media/prose.ts';
import { ModelError } from '../modelError.ts';
import { booleanInput, choiceInput, textInput } from '../schema/inputs.ts';
import { optional } from '../schema/inputSpec.ts';
import { textListOutput } from '../schema/outputs.ts';

type By = 'line' | 'paragraph' | 'sentence' | 'word' | 'comma' | 'custom';

/** Splits a text into a list. */
export const splitText = defineModel({
  name: 'split-text',
  description:
    'Split a text into a list: by line, paragraph, sentence, word, comma or a separator of your own.',
  readme:
    '# Split text\n\nGives a list of texts, in order. With `trim`, white space around a part is removed; empty parts are left out unless `keep_empty` is on.',
  tags: ['text', 'list', 'split'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    text: textInput({ description: 'The text to split.', maxLength: 500_000 }),
    by: choiceInput({
      description: 'Where to split.',
      values: ['line', 'paragraph', 'sentence', 'word', 'comma', 'custom'],
      default: 'line',
    }),
    separator: optional(
      textInput({
        description: 'The separator, with `by` = custom. Taken as it is written.',
        minLength: 1,
        maxLength: 100,
      }),
    ),
    trim: booleanInput({ description: 'Remove white space around each part.', default: true }),
    keep_empty: booleanInput({ description: 'Keep empty parts.', default: false }),
  },
  output: textListOutput(),
  example: {
    input: { text: 'red\ngreen\n\nblue' },
    output: ['red', 'green', 'blue'],
  },
  async run({ text, by, separator, trim, keep_empty: keepEmpty }, context) {
    await context.breathe();
    const parts = split(text, by, separator).map((part) => (trim ? part.trim() : part));
    const kept = keepEmpty ? parts : parts.filter((part) => part !== '');
    context.log(`${kept.length} parts.`);
    return kept;
  },
});

function split(text: string, by: By, separator: string | undefined): readonly string[] {
  switch (by) {
    case 'line':
      return text.split(/\r\n|\r|\n/);
    case 'paragraph':
      return text.split(/(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*/);
    case 'sentence':
      return sentencesOf(text);
    case 'word':
      return text.split(/\s+/);
    case 'comma':
      return text.split(',');
    case 'custom':
      if (separator === undefined) {
        throw new ModelError(
          '`separator` is missing. Give one, or choose another `by` than `custom`.',
        );
      }
      return text.split(separator);
  }
}
