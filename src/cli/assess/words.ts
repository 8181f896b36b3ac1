import type { Area, Status } from '../../domain/check.ts';
import type { Tone } from '../../domain/document.ts';
import type { Localized } from '../../kernel/localized.ts';

export const statusWords: { readonly [status in Status]: Localized & { readonly tone: Tone } } = {
  fail: { en: 'fails', de: 'nicht erfüllt', tone: 'bad' },
  warning: { en: 'in part', de: 'teilweise', tone: 'warning' },
  unknown: { en: 'unknown', de: 'unbekannt', tone: 'warning' },
  manual: { en: 'by hand', de: 'von Hand', tone: 'plain' },
  pass: { en: 'passes', de: 'erfüllt', tone: 'good' },
  'not-applicable': { en: 'n/a', de: 'entfällt', tone: 'muted' },
};

export const areaWords: { readonly [area in Area]: Localized } = {
  'sign-in': { en: 'Sign-in', de: 'Anmeldung' },
  applications: { en: 'Applications', de: 'Anwendungen' },
  roles: { en: 'Administrators', de: 'Administratoren' },
  guests: { en: 'Guests', de: 'Gäste' },
  'mail-flow': { en: 'Mail flow', de: 'Nachrichtenfluss' },
  'mail-protection': { en: 'Mail protection', de: 'Mailschutz' },
  mailboxes: { en: 'Mailboxes', de: 'Postfächer' },
  domains: { en: 'Domains', de: 'Domänen' },
  audit: { en: 'Audit', de: 'Überwachung' },
  'data-protection': { en: 'Data protection', de: 'Datenschutz' },
};

export const changeWords: {
  readonly [change in 'new' | 'fixed' | 'regressed' | 'other']: Localized & { readonly tone: Tone };
} = {
  regressed: { en: 'worse', de: 'schlechter', tone: 'bad' },
  new: { en: 'new', de: 'neu', tone: 'bad' },
  fixed: { en: 'fixed', de: 'behoben', tone: 'good' },
  other: { en: 'changed', de: 'geändert', tone: 'muted' },
};
