import type { LanguageChoice, UiPreferences, UiState, UiStore } from '../stores/uiStore.ts';

const key = 'patchbay.ui';

/** What was chosen at an earlier visit; nothing where it cannot be read. */
export function readPreferences(storage: Pick<Storage, 'getItem'>): UiPreferences {
  try {
    const saved: unknown = JSON.parse(storage.getItem(key) ?? '{}');
    return typeof saved === 'object' && saved !== null ? pick(saved) : {};
  } catch {
    return {};
  }
}

function pick(saved: object): UiPreferences {
  const { theme, language, libraryProvider, recentActions, ...panels } = saved as {
    readonly [name: string]: unknown;
  };
  const open = panelNames.filter((name) => typeof panels[name] === 'boolean');
  return {
    ...(theme === 'light' || theme === 'dark' || theme === 'system' ? { theme } : {}),
    ...(isLanguage(language) ? { language } : {}),
    ...Object.fromEntries(open.map((name) => [name, panels[name]])),
    ...(typeof libraryProvider === 'string' ? { libraryProvider } : {}),
    ...(isTexts(recentActions) ? { recentActions } : {}),
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isLanguage(value: unknown): value is LanguageChoice {
  return value === 'system' || value === 'en' || value === 'de' || value === 'en-XA';
}

const panelNames = ['inspectorOpen', 'logOpen', 'libraryOpen'] as const;

/** Keeps the theme, the language, the open panels, the library's connection and the recent actions from now on; the answer stops it. */
export function keepPreferences(ui: UiStore, storage: Pick<Storage, 'setItem'>): () => void {
  return ui.subscribe((state, before) => {
    const text = textOf(state);
    if (text !== textOf(before)) storage.setItem(key, text);
  });
}

function textOf(state: UiState): string {
  const { theme, language, inspectorOpen, logOpen, libraryOpen, library, recentActions } = state;
  const libraryProvider = library.provider;
  return JSON.stringify({
    theme,
    language,
    inspectorOpen,
    logOpen,
    libraryOpen,
    libraryProvider,
    recentActions,
  });
}

/** Has a language that is chosen in another window hold in this one too; the answer stops it. */
export function followLanguage(ui: UiStore, storage: Storage): () => void {
  const onStorage = (event: StorageEvent): void => {
    const { language } = readPreferences(storage);
    if (event.key === key && language !== undefined) ui.getState().setLanguage(language);
  };
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}
