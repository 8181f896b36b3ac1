import { useMemo } from 'react';
import { useLanguage } from './language.tsx';
import type { Language } from './language.tsx';

/** Times are UTC everywhere, as in the logs and on the command line. */
export interface Format {
  number(value: number): string;
  percent(fraction: number): string;
  day(iso: string): string;
  /** `Nov 2026` */
  month(time: number): string;
  moment(iso: string): string;
  /** With seconds, for single records. */
  exact(iso: string | number): string;
  /** On an axis of this length, milliseconds: a day at midnight, else the time of day, as exact as the axis is. */
  tick(time: number, span: number): string;
  list(items: readonly string[]): string;
}

const locales: { readonly [language in Language]: string } = { en: 'en-GB', de: 'de-DE' };

export function makeFormat(language: Language): Format {
  const locale = locales[language];
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' });
  const moment = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const exact = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  const utc = { timeZone: 'UTC' } as const;
  const tickDay = new Intl.DateTimeFormat(locale, { ...utc, day: 'numeric', month: 'short' });
  const tickMinute = new Intl.DateTimeFormat(locale, { ...utc, hour: '2-digit', minute: '2-digit' });
  const tickSecond = new Intl.DateTimeFormat(locale, { ...utc, timeStyle: 'medium' });
  const month = new Intl.DateTimeFormat(locale, { ...utc, month: 'short', year: 'numeric' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    number: (value) => number.format(value),
    percent: (fraction) => percent.format(fraction),
    day: (iso) => day.format(new Date(iso)),
    month: (time) => month.format(time),
    moment: (iso) => moment.format(new Date(iso)),
    exact: (iso) => exact.format(new Date(iso)),
    tick: (time, span) => {
      if (time % 86_400_000 === 0) return tickDay.format(time);
      return (span < 1_200_000 ? tickSecond : tickMinute).format(time);
    },
    list: (items) => list.format(items),
  };
}

export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => makeFormat(language), [language]);
}
