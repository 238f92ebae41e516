import { createInstance, type FormatterModule } from 'i18next';
import { en } from './en/en.ts';
import { pseudoTexts } from './pseudo.ts';
import type { Texts } from './translation.ts';

/** A language of the texts. `en-XA` is for tests: English in brackets and a third longer. */
export type Language = (typeof languages)[number];

/** Every language of the texts. */
export const languages = ['en', 'de', 'en-XA'] as const;

/** Numbers in a text are written as the language writes them. */
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown) => (typeof value === 'number' ? formatNumber(value) : String(value)),
};

// The one language of the page, as the page has one `lang`: texts are also made where no component is.
const i18n = createInstance();

void i18n.use(formatter).init({
  initAsync: false,
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false, alwaysFormat: true },
});

/** The text at a key of the message files: `t` is this with the keys and values checked. */
export function findText(
  key: string,
  values: { readonly [name: string]: string | number },
): string {
  return i18n.t(key, { ...values });
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
  if (!i18n.hasResourceBundle(language, 'translation'))
    i18n.addResourceBundle(language, 'translation', await loadTexts(language));
  if (signal?.aborted !== true) await i18n.changeLanguage(language);
}

/** English comes with the page, any other language when it is wanted. */
async function loadTexts(language: Language): Promise<Texts> {
  switch (language) {
    case 'en':
      return en;
    case 'de':
      return (await import('./de/de.ts')).de;
    case 'en-XA':
      return pseudoTexts(en);
  }
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
  return value.toLocaleString(locale(), options);
}
