import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern } from './compilePattern.ts';
import { matchesPattern } from './matchesPattern.ts';

test.each([
  ['cat', 'a cat sat', true],
  ['^cat', 'a cat', false],
  ['cat$', 'a cat', true],
  ['^$', '', true],
  ['^$', 'x', false],
  ['c.t', 'cut', true],
  ['c.t', 'c\nt', false],
  ['^(cat|dog)s?$', 'dogs', true],
  ['^(cat|dog)s?$', 'cow', false],
  ['^[A-Z]{2}\\d+$', 'DE2024', true],
  ['^[A-Z]{2}\\d+$', 'D2024', false],
  ['^[^a-c]+$', 'xyz', true],
  ['^[^a-c]+$', 'xaz', false],
  ['^[]a-]+$', ']-a', true],
  ['^a{2,3}$', 'a', false],
  ['^a{2,3}$', 'aaa', true],
  ['^a{2,}$', 'aaaaaa', true],
  ['^a{3}$', 'aaaa', false],
  ['^(?:ab)*?c$', 'ababc', true],
  ['a\\.b', 'a.b', true],
  ['a\\.b', 'axb', false],
  ['^\\w+\\s\\S+$', 'Grüße Welt', true],
  ['^.$', '👍', true],
  ['{', 'a{b', true],
  ['(a*)*b', 'aaac', false],
  ['|', 'x', true],
  ['^(?=.*[A-Z])(?=.*\\d).{8,}$', 'passw0Rd', true],
  ['^(?=.*[A-Z])(?=.*\\d).{8,}$', 'password', false],
  ['^(?!foo)', 'foobar', false],
  ['^(?!foo)', 'bar', true],
  ['(?<=€)\\d+$', '€25', true],
  ['(?<=€)\\d+$', '$25', false],
  ['(?<!un)known', 'unknown', false],
  ['(?=a(?!b)).c', 'abcac', true],
  ['(?=a(?!b)).c', 'abc', false],
  ['\\bcat\\b', 'a cat sat', true],
  ['\\bcat\\b', 'concat', false],
  ['\\Bcat', 'concat', true],
  ['^(?P<year>\\d{4})-(?<month>\\d\\d)$', '2026-11', true],
  ['^\\p{L}+$', 'Größe', true],
  ['^\\P{L}+$', 'Größe', false],
  ['^\\x41[\\u0042]$', 'AB', true],
])('%s in %j: %s', (pattern, text, expected) => {
  expect(matchesPattern(text, pattern, false)).toBe(expected);
});

test('capitals count unless they are ignored', () => {
  expect(matchesPattern('CAT', 'cat', false)).toBe(false);
  expect(matchesPattern('CAT', 'cAt', true)).toBe(true);
  expect(matchesPattern('x', '^\\D$', true)).toBe(true);
  expect(matchesPattern('5', '^\\D$', true)).toBe(false);
});

test.each([
  ['(a', 'has a "(" without a ")"'],
  ['a)', 'has a ")" without a "("'],
  ['[a', 'ends too early'],
  ['a\\', 'ends too early'],
  ['*a', 'has a "*" with nothing before it'],
  ['(?>a)', 'has "(?>", which is not supported'],
  ['(?<a b>c)', 'names a group in an odd way'],
  ['(a)\\1', 'has "\\1", which is not supported'],
  ['\\p{Nothing}', 'has "\\p{Nothing}", which is not supported'],
  ['\\xg1', 'a number of a character that is none'],
  ['[z-a]', 'has the range z-a, which is turned round'],
  ['a{3,2}', 'repeats {3,2}, which is no range'],
  ['(a{999}){999}', 'repeats too much'],
  ['((?=a{40}){99})', 'repeats too much'],
  ['a'.repeat(501), 'longer than 500 characters'],
])('%s is refused', (pattern, why) => {
  const compiled = compilePattern(pattern);
  expect(compiled.ok ? '' : compiled.fault.message).toContain(why);
});

test('finds what the built-in expressions find, for random patterns and texts', () => {
  const plain = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', '(ab|a)', '(?:b)', '\\w');
  const inside = fc.array(plain, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
  const look = fc.tuple(fc.constantFrom('(?=', '(?!', '(?<=', '(?<!'), fc.tuple(plain, inside));
  const atom = fc.oneof(
    { weight: 6, arbitrary: plain },
    { weight: 1, arbitrary: fc.constantFrom('(?:\\b)', '(?:\\B)') },
    {
      weight: 2,
      arbitrary: look.map(([open, [first, rest]]) => `(?:${open}${first}|(?=${rest})${rest}))`),
    },
  );
  const quantified = fc
    .tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}'))
    .map((parts) => parts.join(''));
  const pattern = fc
    .tuple(
      fc.constantFrom('', '^'),
      fc.array(quantified, { maxLength: 4 }),
      fc.constantFrom('', '$'),
    )
    .map(([start, parts, end]) => start + parts.join('') + end);
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '\n'), { maxLength: 8 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(pattern, text, (source, value) => {
      expect(matchesPattern(value, source, false)).toBe(new RegExp(source, 'u').test(value));
    }),
    { numRuns: 2000 },
  );
});

test('patterns that make other engines hang end after a number of steps that is known before', () => {
  const text = 'a'.repeat(20_000);
  for (const pattern of ['^(a+)+$b', '^(a|a)*b$', 'a*a*a*a*a*a*b', '(.*)*x$', '(?=(a+)+b)(?<!a*)'])
    expect(matchesPattern(text, pattern, true)).toBe(false);
  expect(() => matchesPattern('a'.repeat(10_000_000), '(a|b){2,20}c', false)).toThrow(
    /too long for this pattern/,
  );
});
