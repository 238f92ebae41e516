import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { languageFor, showLanguage, shownLanguage, type Language } from '../messages/language.ts';
import type { UiStore } from '../stores/uiStore.ts';

/** The language of the texts, which becomes the chosen one as soon as its texts are here. The page says it too. */
export function useShownLanguage(ui: UiStore): Language {
  const choice = useStore(ui, (state) => state.language);
  const [shown, setShown] = useState(shownLanguage);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const wanted = languageFor(choice, navigator.languages);
    showLanguage(wanted, signal)
      .then(() => !signal.aborted && setShown(wanted))
      .catch(() => undefined);
    return () => controller.abort();
  }, [choice]);
  useEffect(() => {
    document.documentElement.lang = shown;
  }, [shown]);
  return shown;
}
