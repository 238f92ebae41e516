import { defineModel } from '../defineModel.ts';
import { sentencesOf, wordsOf } from '../media/prose.ts';
import { ModelError } from '../modelError.ts';
import { booleanInput, integerInput, textInput } from '../schema/inputs.ts';
import { textOutput } from '../schema/outputs.ts';

/** Picks the weightiest sentences. */
export const summariseText = defineModel({
  name: 'summarise-text',
  description:
    'Shorten a text to its weightiest sentences, word for word (extractive). It writes nothing of its own.',
  readme:
    '# Summarise text\n\nAn **extractive** summary: every sentence is scored by how often its longer words occur in the whole text, and the best are kept word for word. No language model is involved.',
  tags: ['text', 'summary', 'shorten', 'extractive'],
  official: true,
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    text: textInput({ description: 'The text to shorten.', minLength: 1, maxLength: 500_000 }),
    sentences: integerInput({
      description: 'How many sentences to keep.',
      default: 3,
      minimum: 1,
      maximum: 50,
    }),
    keep_order: booleanInput({
      description: 'Keep the order of the text; otherwise the weightiest sentence comes first.',
      default: true,
    }),
  },
  output: textOutput(),
  example: {
    input: {
      text: 'The harbour opened in 1901. It is the largest harbour of the coast. Gulls are common there. Today the harbour serves forty ships a day.',
      sentences: 2,
    },
    output: 'The harbour opened in 1901. Today the harbour serves forty ships a day.',
  },
  async run({ text, sentences, keep_order: keepOrder }, context) {
    const all = sentencesOf(text);
    if (all.length === 0) {
      throw new ModelError('`text` has no words in it. Give a text with at least one sentence.');
    }
    await context.breathe();
    const counts = new Map<string, number>();
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    await context.breathe();
    const scored = all.map((sentence, index) => {
      const weights = [...new Set(wordsOf(sentence))].map((word) => weightOf(word, counts));
      const weight = weights.reduce((sum, value) => sum + value, 0);
      // Long sentences have more words to count, so the length is partly taken out again.
      const length = weights.filter((value) => value > 0).length;
      return { sentence, index, score: weight / Math.sqrt(Math.max(1, length)) };
    });
    const best = scored
      .toSorted((a, b) => b.score - a.score || a.index - b.index)
      .slice(0, sentences);
    context.log(`Kept ${best.length} of ${all.length} sentences.`);
    const ordered = keepOrder ? best.toSorted((a, b) => a.index - b.index) : best;
    return ordered.map(({ sentence }) => sentence).join(' ');
  },
});

/** Short words are mostly grammar, so they carry no weight. */
function weightOf(word: string, counts: ReadonlyMap<string, number>): number {
  return [...word].length < 4 ? 0 : (counts.get(word) ?? 0);
}
