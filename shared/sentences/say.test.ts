import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { joined } from './joined.ts';
import { say } from './say.ts';
import { sentences } from './sentences.ts';
import type { Texts } from './texts.ts';

const root = join(import.meta.dirname, '..', '..');

test('a sentence is told in English, and what it is made of is kept', () => {
  const fault = say('inputs.tooMany', { count: 1, most: 0 });
  expect(fault.message).toBe('has 1 item: keep at most 0.');
  const sentence = say('inputs.fault', { what: say('inputs.named', { name: '{{what}}' }), fault });
  expect(sentence.message).toBe('"{{what}}" has 1 item: keep at most 0.');
  expect(sentence.said?.places['fault']).toEqual(fault);
});

test('a type has its article, in capitals where it begins the sentence', () => {
  const [from, to] = [{ portType: 'image' }, { portType: 'text' }] as const;
  expect(say('connections.fromFile', { from, to }).message).toMatch(
    /^An image cannot feed an input for text:/,
  );
  const list = { portType: { list: 'image' }, bare: true } as const;
  expect(say('connections.oneItem', { list }).message).toBe(
    'Becomes a list of image with one item.',
  );
});

test('several parts are one, and none are nothing', () => {
  expect(say('inputs.named', { name: joined('or', ['a', 'b', 'c']) }).message).toBe(
    '"a or b or c"',
  );
  expect(joined('or', ['a'])).toBe('a');
  expect(joined('or', [])).toBe('');
});

test('every sentence is said somewhere', () => {
  const files = globSync('{shared,electron,renderer}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: ['shared/sentences/**', 'renderer/messages/**', '**/*.test.ts'],
  });
  const sources = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  const unsaid = keys(sentences).filter((key) => {
    const [room = '', name = ''] = key.split('.');
    // Chosen by a variable, the name stands by itself.
    const isChosen = sources.includes(`\`${room}.\${`) && sources.includes(`'${name}'`);
    return !sources.includes(`'${key}'`) && !isChosen;
  });
  expect(unsaid).toEqual([]);
});

function keys(texts: Texts, path = ''): readonly string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string'
      ? [`${path}${key}`.replace(/_(one|other)$/, '')]
      : keys(text, `${path}${key}.`),
  );
}
