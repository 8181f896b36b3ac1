import { inBoth } from '../../i18n/language.tsx';

export const tenantTexts = inBoth({
  en: {
    choose: 'Score and hardening',
    chooseLead: 'How safe an organisation is, whether an attacker would leave a trace, and what to mend.',
    none: 'No tenant is signed in. "evict login" in a terminal adds one.',
    views: 'Views of the tenant',
    score: 'Secure Score',
    assessment: 'Assessment',
    audit: 'Audit truth',
    harden: 'Harden',
    unknown: 'This tenant is not signed in here.',
  },
  de: {
    choose: 'Bewertung und Härtung',
    chooseLead:
      'Wie sicher eine Organisation ist, ob ein Angreifer Spuren hinterließe und was zu beheben ist.',
    none: 'Kein Mandant ist angemeldet. „evict login“ im Terminal meldet einen an.',
    views: 'Ansichten des Mandanten',
    score: 'Sicherheitsbewertung',
    assessment: 'Prüfung',
    audit: 'Überwachung',
    harden: 'Härten',
    unknown: 'Dieser Mandant ist hier nicht angemeldet.',
  },
});
