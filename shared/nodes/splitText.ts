import { z } from 'zod';
import { invalidInput } from '../domain/failure.ts';
import type { Json } from '../domain/json.ts';
import { listOf } from '../domain/ports.ts';
import { listValue, textValue } from '../domain/values.ts';
import { say } from '../sentences/say.ts';
import { defineNode } from './defineNode.ts';

const ways = [
  { value: 'lines', label: 'Lines' },
  { value: 'paragraphs', label: 'Paragraphs' },
  { value: 'separator', label: 'A separator' },
  { value: 'length', label: 'A length' },
  { value: 'json', label: 'A JSON list' },
];

const settingsSchema = z.object({
  by: z.enum(['lines', 'paragraphs', 'separator', 'length', 'json']),
  separator: z.string(),
  /** In characters as people count them. */
  length: z.int().min(1, 'a part has at least one character'),
  trim: z.boolean(),
  dropEmpty: z.boolean(),
});

type Settings = z.infer<typeof settingsSchema>;

/** More are a mistake rather than a list. */
const mostParts = 100_000;

/** Cuts a text into a list of texts. */
export const splitText = defineNode({
  type: 'split-text',
  version: 1,
  title: 'Split text',
  description: 'Cuts a text into a list: by lines, paragraphs, a separator or a length.',
  category: 'shaping',
  keywords: ['lines', 'paragraphs', 'csv', 'chunk', 'separator', 'cut', 'list', 'array'],
  sink: false,
  settings: settingsSchema,
  initial: { by: 'lines', separator: ',', length: 1000, trim: true, dropEmpty: true },
  fields: ({ by }) => [
    { name: 'by', title: 'Split by', widget: { kind: 'select', options: ways } },
    ...(by === 'separator'
      ? [
          {
            name: 'separator',
            title: 'Separator',
            description: 'The text between two parts; \\n is a new line and \\t a tab.',
            widget: { kind: 'line' as const, placeholder: ',' },
          },
        ]
      : []),
    ...(by === 'length'
      ? [
          {
            name: 'length',
            title: 'Characters',
            description: 'How many characters a part has at most.',
            widget: { kind: 'number' as const },
            limits: { minimum: 1 },
          },
        ]
      : []),
    {
      name: 'trim',
      title: 'Trim spaces',
      description: 'Takes spaces away from both ends of every part.',
      widget: { kind: 'switch' },
      advanced: true,
    },
    {
      name: 'dropEmpty',
      title: 'Leave out empty parts',
      widget: { kind: 'switch' },
      advanced: true,
    },
  ],
  ports: () => ({
    inputs: [
      {
        name: 'text',
        title: 'Text',
        type: 'text',
        required: true,
        widget: { kind: 'multiline', placeholder: 'Type or connect a text' },
      },
    ],
    outputs: [{ name: 'parts', title: 'Parts', type: listOf('text') }],
  }),
  check: ({ by, separator }) =>
    by === 'separator' && separator === '' ? [say('nodes.noSeparator')] : [],
  execute: async ({ settings, inputs }) => {
    const text = inputs['text']?.type === 'text' ? inputs['text'].text : '';
    const parts = cut(text, settings)
      .map((part) => (settings.trim ? part.trim() : part))
      .filter((part) => part !== '' || !settings.dropEmpty);
    if (parts.length > mostParts) {
      throw invalidInput(
        say('nodes.tooManyParts', { parts: parts.length, most: mostParts }),
        'text',
      );
    }
    return { parts: listValue(parts.map(textValue)) };
  },
});

function cut(text: string, { by, separator, length }: Settings): readonly string[] {
  switch (by) {
    case 'lines':
      return text.split(/\r\n|\n|\r/);
    case 'paragraphs':
      return paragraphs(text);
    case 'separator':
      return text.split(separator.replaceAll('\\n', '\n').replaceAll('\\t', '\t'));
    case 'length':
      return chunks(text, length);
    case 'json':
      return fromJson(text);
  }
}

/** One or more lines without anything visible end a paragraph. */
function paragraphs(text: string): readonly string[] {
  const found: string[][] = [[]];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() !== '') found.at(-1)?.push(line);
    else if (found.at(-1)?.length !== 0) found.push([]);
  }
  return found.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}

/** Never cuts through what a reader sees as one character, such as a flag. */
function chunks(text: string, length: number): readonly string[] {
  const found: string[] = [];
  let chunk = '';
  let count = 0;
  for (const character of charactersOf(text)) {
    chunk += character;
    count += 1;
    if (count < length) continue;
    found.push(chunk);
    chunk = '';
    count = 0;
  }
  if (chunk !== '') found.push(chunk);
  return found;
}

function* charactersOf(text: string): Iterable<string> {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) yield segment;
}

function fromJson(text: string): readonly string[] {
  const json = parse(text);
  if (!Array.isArray(json)) throw invalidInput(say('nodes.noJsonList'), 'text');
  return (json as readonly Json[]).map((item) =>
    typeof item === 'string' ? item : JSON.stringify(item),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
