import { expect, test } from 'vitest';
import { withoutTitle } from './problemText.ts';

test('withoutTitle takes the title of that node away and nothing else', () => {
  expect(withoutTitle('"Photo": No file is chosen.', 'Photo')).toBe('No file is chosen.');
  expect(withoutTitle('"Photo": No file is chosen.', 'Pho')).toBe('"Photo": No file is chosen.');
  expect(withoutTitle('The pipeline has a cycle.', 'Photo')).toBe('The pipeline has a cycle.');
});
