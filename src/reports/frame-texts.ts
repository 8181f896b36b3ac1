import type { Language } from '../kernel/localized.ts';

/** The few words that printers add of their own. */
export const frameTexts: {
  readonly [language in Language]: { readonly contents: string; readonly page: string; readonly of: string };
} = {
  en: { contents: 'Contents', page: 'Page', of: 'of' },
  de: { contents: 'Inhalt', page: 'Seite', of: 'von' },
};
