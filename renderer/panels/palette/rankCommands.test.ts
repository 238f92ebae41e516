import { expect, test } from 'vitest';
import type { CommandEntry } from './commandEntry.ts';
import { rankCommands } from './rankCommands.ts';

const entry = (title: string, because?: string): CommandEntry => ({
  id: title,
  title,
  icon: undefined,
  hint: 'View',
  ...(because === undefined ? {} : { because }),
  perform: () => undefined,
});
const entries = [
  entry('Zoom in'),
  entry('Zoom to selection', 'Select a node first'),
  entry('Run selection and what it needs'),
  entry('Select all'),
  entry('Save as…'),
];

test.each([
  ['zts', ['Zoom to selection']],
  ['rs', ['Run selection and what it needs']],
  ['sa', ['Save as…', 'Select all']],
  ['selection', ['Run selection and what it needs', 'Zoom to selection']],
  ['zoom', ['Zoom in', 'Zoom to selection']],
  ['sts', []],
])('"%s"', (query, titles) => {
  expect(rankCommands(entries, query).map(({ title }) => title)).toEqual(titles);
});
