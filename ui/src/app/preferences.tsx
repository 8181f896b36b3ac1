import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { LanguageContext } from '../i18n/language.tsx';
import type { Language } from '../i18n/language.tsx';

export type ThemeChoice = 'system' | 'light' | 'dark';

export interface Preferences {
  readonly language: Language;
  readonly theme: ThemeChoice;
  readonly dark: boolean;
  setLanguage(language: Language): void;
  setTheme(theme: ThemeChoice): void;
}

const PreferencesContext = createContext<Preferences | null>(null);

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('usePreferences outside of PreferencesProvider');
  return preferences;
}

/** Language and theme: what was chosen here before, else what the browser and the system prefer. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(() => kept('language', ['en', 'de']) ?? preferred());
  const [theme, setTheme] = useState<ThemeChoice>(
    () => kept('theme', ['system', 'light', 'dark']) ?? 'system',
  );
  const systemDark = useSyncExternalStore(watchSystem, () => darkQuery.matches);
  const dark = theme === 'dark' || (theme === 'system' && systemDark);
  useEffect(() => {
    document.documentElement.lang = language;
    keep('language', language);
  }, [language]);
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
    keep('theme', theme);
  }, [dark, theme]);
  const preferences = useMemo(
    () => ({ language, theme, dark, setLanguage, setTheme }),
    [language, theme, dark],
  );
  return (
    <PreferencesContext value={preferences}>
      <LanguageContext value={language}>{children}</LanguageContext>
    </PreferencesContext>
  );
}

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

function watchSystem(changed: () => void): () => void {
  darkQuery.addEventListener('change', changed);
  return () => darkQuery.removeEventListener('change', changed);
}

function preferred(): Language {
  return navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
}

function kept<Value extends string>(name: string, allowed: readonly Value[]): Value | null {
  try {
    const value = localStorage.getItem(`evict.${name}`);
    return allowed.find((candidate) => candidate === value) ?? null;
  } catch {
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`evict.${name}`, value);
  } catch {
    // A browser that keeps nothing forgets the choice; nothing else is lost.
  }
}
