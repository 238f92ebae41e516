import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const renderer = join(import.meta.dirname, '..');

test('what is memoised and says something is drawn anew in another language', () => {
  const stale = globSync('**/*.tsx', { cwd: renderer }).filter((file) => {
    const source = readFileSync(join(renderer, file), 'utf8');
    return /\bmemo\(/.test(source) && /\bt\(/.test(source) && !source.includes('useLanguage()');
  });
  expect(stale).toEqual([]);
});

test('no text is said once for all languages, while a module is loaded', () => {
  const early = globSync('**/*.tsx', { cwd: renderer }).filter((file) =>
    /^const \w+ = \(?\s*</m.test(readFileSync(join(renderer, file), 'utf8')),
  );
  expect(early).toEqual([]);
});
