import { defineModel } from '../defineModel.ts';
import { sentencesOf, wordsOf } from '../media/prose.ts';
import { integerInput, textInput } from '../schema/inputs.ts';
import { jsonOutput } from '../schema/outputs.ts';

/** Counts what a text is made of. */
export const textStatistics = defineModel({
  name: 'text-statistics',
  description: 'Count the characters, words, sentences and most frequent words of a text, as JSON.',
  readme:
    '# Text statistics\n\nCounts what is in a text: characters, words, different words, sentences, lines, and the most frequent words of four letters or more. The output is a JSON object.',
  tags: ['text', 'analyse', 'json', 'count'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    text: textInput({ description: 'The text to count.', maxLength: 500_000 }),
    top: integerInput({
      description: 'How many frequent words to list.',
      default: 5,
      minimum: 0,
      maximum: 100,
    }),
  },
  output: jsonOutput(),
  example: {
    input: { text: 'Round and round it goes.', top: 1 },
    output: {
      characters: 24,
      words: 5,
      different_words: 4,
      sentences: 1,
      lines: 1,
      frequent: [{ word: 'round', count: 2 }],
    },
  },
  async run({ text, top }, context) {
    const words = wordsOf(text);
    await context.breathe();
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const frequent = [...counts]
      .filter(([word]) => [...word].length >= 4)
      .toSorted(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
      .slice(0, top)
      .map(([word, count]) => ({ word, count }));
    return {
      characters: [...text].length,
      words: words.length,
      different_words: counts.size,
      sentences: sentencesOf(text).length,
      lines: text === '' ? 0 : text.split(/\r\n|\r|\n/).length,
      frequent,
    };
  },
});
