import { createInstance } from 'i18next';
import { ownValue } from '../../shared/domain/json.ts';
import { en } from './en/en.ts';
import type { NodeTexts, NodeTypeTexts, TextsByType } from './nodeTexts.ts';
import { pseudoNodeTypes, pseudoTexts } from './pseudo.ts';
import type { Texts } from '../../shared/sentences/texts.ts';

/** A language of the texts. `en-XA` is for tests: English in brackets and a third longer. */
export type Language = (typeof languages)[number];

/** Every language of the texts. */
export const languages = ['en', 'de', 'en-XA'] as const;

// The one language of the page, as the page has one `lang`: texts are also made where no component is.
const i18n = createInstance();
// What was looked up in it: a canvas asks for the same few texts for every node, and i18next takes its time.
const found = new Map<string, string>();
// Looked up by the English texts of the node types, which i18next's keys with dots cannot be.
const nodeTypes = new Map<Language, TextsByType>();

void i18n.init({
  initAsync: false,
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
});

/** The text at a key of the message files: `t` is this with the keys and values checked. */
export function findText(
  key: string,
  values: { readonly [name: string]: string | number },
): string {
  const text = findForm(key, values['count']);
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? formatNumber(value) : value;
  });
}

/** The text with its places open, of the plural form for a count. */
function findForm(key: string, count: string | number | undefined): string {
  const id = typeof count === 'number' ? `${key} ${count}` : key;
  const known = found.get(id);
  if (known !== undefined) return known;
  const options = typeof count === 'number' ? { count } : {};
  const text = i18n.t(key, { ...options, skipInterpolation: true });
  // Counts are few: items of a list, nodes of a pipeline. A list of thousands is no reason to keep them all.
  if (found.size < 5000) found.set(id, text);
  return text;
}

/** The language of the texts now. */
export function shownLanguage(): Language {
  return languages.find((language) => language === i18n.language) ?? 'en';
}

/**
 * Has every text from now on be in this language; what is on screen follows when it is drawn again. The signal keeps
 * an earlier choice from coming after a later one.
 */
export async function showLanguage(language: Language, signal?: AbortSignal): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation')) {
    const texts = await loadTexts(language);
    i18n.addResourceBundle(language, 'translation', texts.page);
    if (texts.nodeTypes !== undefined) nodeTypes.set(language, texts.nodeTypes);
  }
  if (signal?.aborted === true) return;
  await i18n.changeLanguage(language);
  found.clear();
}

type Loaded = { readonly page: Texts; readonly nodeTypes?: TextsByType };

/** English comes with the page, any other language when it is wanted. */
async function loadTexts(language: Language): Promise<Loaded> {
  switch (language) {
    case 'en':
      return { page: en };
    case 'de': {
      const [{ de }, german] = await Promise.all([import('./de/de.ts'), loadGermanNodeTypes()]);
      return { page: de, nodeTypes: german };
    }
    case 'en-XA':
      return { page: pseudoTexts(en), nodeTypes: pseudoNodeTypes(await loadGermanNodeTypes()) };
  }
}

async function loadGermanNodeTypes(): Promise<NodeTypeTexts> {
  return (await import('./de/nodeTypes/nodeTypes.ts')).nodeTypes;
}

/** What a node type says in the language that is shown; undefined in English, where the type says it itself, and for an unknown type. */
export function findNodeTexts(type: string): NodeTexts | undefined {
  const texts = nodeTypes.get(shownLanguage());
  return texts === undefined ? undefined : ownValue(texts, type);
}

/** The language for what the user chose, and for the system's own languages, the dearest first. */
export function languageFor(choice: Language | 'system', preferred: readonly string[]): Language {
  if (choice !== 'system') return choice;
  const known = preferred
    .map((tag) => tag.split('-')[0])
    .find((name) => name === 'de' || name === 'en');
  return known === 'de' ? 'de' : 'en';
}

/** How numbers and dates are written: as the language does, in the system's own region where that speaks it. */
function locale(): string {
  const { language } = i18n;
  const own = navigator.languages.find((tag) => tag.split('-')[0] === language.split('-')[0]);
  return own ?? language;
}

/** A moment as the language writes it; both the date and the time where no options say which. Milliseconds since 1970. */
export function formatDate(moment: number, options?: Intl.DateTimeFormatOptions): string {
  return new Date(moment).toLocaleString(locale(), options);
}

/** A number in the language that is shown: `1,000`. */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  // Small whole numbers are written alike in every language here, and are by far the most.
  if (options === undefined && Number.isInteger(value) && Math.abs(value) < 1000)
    return String(value);
  return value.toLocaleString(locale(), options);
}
