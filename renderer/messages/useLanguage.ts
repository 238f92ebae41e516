import { createContext, use } from 'react';
import type { Language } from './language.ts';

/** The language that the window is drawn in. */
export const LanguageContext = createContext<Language>('en');

/** The language on screen. What is memoised asks for it, so that it is drawn anew in another one. */
export function useLanguage(): Language {
  return use(LanguageContext);
}
