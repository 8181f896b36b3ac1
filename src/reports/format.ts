import type { Language } from '../kernel/localized.ts';
import { moment } from '../kernel/moments.ts';
import { shorten } from '../kernel/text.ts';

/** A moment in a column whose title names the zone. */
export function columnMoment(iso: string | null, language: Language): string {
  return moment(iso, language).replace(/ UTC$/, '');
}

export function number(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB').format(value);
}

/** A moment on an axis, without its year: `24 Nov`, `24 Nov 12:05`. Text that is no time stays as it is. */
export function shortMoment(iso: string, exact: 'day' | 'minute', language: Language): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return shorten(iso, 20);
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    month: language === 'de' ? '2-digit' : 'short',
    day: '2-digit',
    ...(exact === 'minute' ? { hour: '2-digit', minute: '2-digit', hour12: false } : {}),
    timeZone: 'UTC',
  })
    .format(time)
    .replace(',', '');
}
