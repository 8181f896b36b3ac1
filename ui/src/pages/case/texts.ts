import { inBoth } from '../../i18n/language.tsx';

export const caseTexts = inBoth({
  en: {
    filesOnly: 'From files',
    begun: (time: string) => `begun ${time} UTC`,
    views: 'Views of this case',
    verdict: 'Verdict',
    timeline: 'Timeline',
    sessions: 'Sessions',
    findings: 'Findings',
    mail: 'Mail',
    footholds: 'Ways in',
    campaign: 'Campaign',
    completeness: 'Completeness',
    response: 'Response',
  },
  de: {
    filesOnly: 'Aus Dateien',
    begun: (time: string) => `begonnen ${time} UTC`,
    views: 'Ansichten dieses Falls',
    verdict: 'Urteil',
    timeline: 'Zeitachse',
    sessions: 'Sitzungen',
    findings: 'Funde',
    mail: 'E-Mails',
    footholds: 'Zugänge',
    campaign: 'Kampagne',
    completeness: 'Vollständigkeit',
    response: 'Reaktion',
  },
});
