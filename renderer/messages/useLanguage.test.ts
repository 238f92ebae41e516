import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const says = /\b(t|titleOf|typeTitleOf|shownFields|useNodePorts|shownText)\(/;
const renderer = join(import.meta.dirname, '..');

test('what is memoised and says something is drawn anew in another language', () => {
  const stale = globSync('**/*.tsx', { cwd: renderer }).filter((file) => {
    const source = readFileSync(join(renderer, file), 'utf8');
    return /\bmemo\(/.test(source) && says.test(source) && !source.includes('useLanguage()');
  });
  expect(stale).toEqual([]);
});

test('no text is said once for all languages, while a module is loaded', () => {
  const early = globSync('**/*.tsx', { cwd: renderer }).filter((file) =>
    /^const \w+ = \(?\s*</m.test(readFileSync(join(renderer, file), 'utf8')),
  );
  expect(early).toEqual([]);
});

test('nodes are called in the language that is shown, not as their types are in English', () => {
  const english = globSync('**/*.{ts,tsx}', { cwd: renderer }).filter((file) =>
    /import \{[^}]*\btitleOf\b[^}]*\} from '[^']*shared\/graph\/portsOf\.ts'/.test(
      readFileSync(join(renderer, file), 'utf8'),
    ),
  );
  expect(english).toEqual([]);
});
