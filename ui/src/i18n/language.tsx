import { createContext, useCallback, useContext } from 'react';
import type { Language, Localized } from '../../../src/server/contract/common.ts';

export type { Language, Localized } from '../../../src/server/contract/common.ts';

export const LanguageContext = createContext<Language>('en');

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The texts of a page or part. German has the type of English: without one of its texts it does not compile. */
export function inBoth<Texts>(texts: { readonly en: Texts; readonly de: NoInfer<Texts> }): {
  readonly en: Texts;
  readonly de: Texts;
} {
  return texts;
}

export function useTexts<Texts>(texts: { readonly en: Texts; readonly de: Texts }): Texts {
  return texts[useLanguage()];
}

/** Picks from what the server says in both languages. */
export function useSay(): (text: Localized) => string {
  const language = useLanguage();
  return useCallback((text) => text[language], [language]);
}
