import { expect, test } from 'vitest';
import { changedTexts, checkLinks } from './modelLinks.ts';

const before = {
  description: 'A model.',
  githubUrl: 'https://code.test/a',
  paperUrl: '',
  licenseUrl: '',
};

test('links are whole addresses, or nothing', () => {
  expect(checkLinks(before)).toEqual({});
  const faults = checkLinks({ ...before, githubUrl: 'code.test', paperUrl: 'file:///a' });
  expect(Object.entries(faults).flatMap(([name, fault]) => (fault ? [name] : []))).toEqual([
    'githubUrl',
    'paperUrl',
  ]);
});

test('only what changed is sent, trimmed; a text that was emptied too', () => {
  expect(changedTexts(before, before)).toEqual({});
  expect(
    changedTexts(before, { ...before, description: '', paperUrl: ' https://paper.test ' }),
  ).toEqual({ description: '', paperUrl: 'https://paper.test' });
});
