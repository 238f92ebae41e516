import { afterEach, expect, test } from 'vitest';
import { de } from './de/de.ts';
import { en } from './en/en.ts';
import { languageFor, showLanguage } from './language.ts';
import { t } from './t.ts';
import type { Texts } from '../../shared/sentences/texts.ts';

afterEach(() => showLanguage('en'));

test('a text is in the language that was chosen', async () => {
  expect(t('settings.theme.light')).toBe('Light');
  await showLanguage('de');
  expect(t('settings.theme.light')).toBe('Hell');
  await showLanguage('en-XA');
  expect(t('settings.theme.light')).toBe('⟦Light··⟧');
});

test('a choice that was taken back does not come after the later one', async () => {
  const early = new AbortController();
  const first = showLanguage('de', early.signal);
  early.abort();
  await showLanguage('en');
  await first;
  expect(t('settings.theme.light')).toBe('Light');
});

test('the language of the system is the first that there are texts for', () => {
  expect(languageFor('system', ['fr-FR', 'de-AT', 'en-GB'])).toBe('de');
  expect(languageFor('system', ['fr-FR', 'en-GB', 'de'])).toBe('en');
  expect(languageFor('system', [])).toBe('en');
  expect(languageFor('en', ['de'])).toBe('en');
});

test('German has the placeholders of English, and no text is empty', () => {
  const german = new Map(flat(de));
  for (const [key, text] of flat(en)) {
    expect(placeholders(german.get(key) ?? ''), key).toEqual(placeholders(text));
    expect(german.get(key)?.trim(), key).not.toBe('');
  }
});

function flat(texts: Texts, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[path + key, text] as const] : flat(text, `${path}${key}.`),
  );
}

/** `_one` may say the number as a word. */
function placeholders(text: string): readonly string[] {
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
  return [...new Set(names)].filter((name) => name !== 'count').toSorted();
}
