import type { Language } from './localized.ts';

const locales = { en: 'en-GB', de: 'de-DE' } as const;

/** A moment for people, always in UTC: `24 Nov 2026 12:05 UTC`, `24.11.2026 12:05 UTC`. */
export function moment(iso: string | null, language: Language): string {
  return iso === null ? '–' : written(iso, language, true);
}

/** The day of a moment, in UTC: `24 Nov 2026`, `24.11.2026`. */
export function day(iso: string | null, language: Language): string {
  return iso === null ? '–' : written(iso, language, false);
}

/** Text that is no time stays as it is. */
function written(iso: string, language: Language, exact: boolean): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const text = formatOf(language, exact).format(time);
  return exact ? `${text.replace(',', '')} UTC` : text;
}

/** Making a format takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, exact: boolean): Intl.DateTimeFormat {
  const key = `${language} ${exact}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locales[language], {
    year: 'numeric',
    month: language === 'de' ? '2-digit' : 'short',
    day: '2-digit',
    ...(exact ? { hour: '2-digit', minute: '2-digit', hour12: false } : {}),
    timeZone: 'UTC',
  });
  formats.set(key, made);
  return made;
}
