import { inBoth } from '../../../i18n/language.tsx';

export const verdictTexts = inBoth({
  en: {
    accounts: 'Accounts',
    account: 'Account',
    verdict: 'Verdict',
    sure: 'Confidence',
    first: 'Suspicious from (UTC)',
    last: 'Suspicious until (UTC)',
    readLogs: 'Read the logs',
    notInvestigated: 'No logs were investigated in this case. Its response can be seen all the same.',
    underWay: 'The logs are being read. The verdict appears here by itself.',
    nobody: 'No account stands out.',
    others: (count: number) =>
      count === 1
        ? 'One more account appears in findings of no weight.'
        : `${count} more accounts appear in findings of no weight.`,
    more: (count: number) => (count === 1 ? 'Show one more account' : `Show more accounts (${count} more)`),
    confidence: { high: 'High confidence', medium: 'Medium confidence', low: 'Low confidence' },
    seen: (from: string, to: string) => `Suspicious from ${from} to ${to} UTC`,
    speaksFor: 'Speaks for it',
    speaksAgainst: 'Speaks against it',
    findings: 'Findings',
    timeline: 'Timeline',
    unseen: 'What was not seen',
    completeness: 'Calendar of what was read',
    noGaps: 'Every log that was asked came in full. What these logs do not record, nobody saw.',
    gapsLead: 'No record is no proof that nothing happened. These were not read in full:',
    records: 'Records',
    rejected: 'Rejected lines',
    grave: 'Grave findings',
    allFindings: 'All findings',
    sessions: 'Sessions',
    rules: 'Detections run',
  },
  de: {
    accounts: 'Konten',
    account: 'Konto',
    verdict: 'Urteil',
    sure: 'Sicherheit',
    first: 'Verdächtig ab (UTC)',
    last: 'Verdächtig bis (UTC)',
    readLogs: 'Protokolle lesen',
    notInvestigated:
      'In diesem Fall wurden keine Protokolle untersucht. Seine Reaktion ist trotzdem zu sehen.',
    underWay: 'Die Protokolle werden gelesen. Das Urteil erscheint hier von selbst.',
    nobody: 'Kein Konto fällt auf.',
    others: (count: number) =>
      count === 1
        ? 'Ein weiteres Konto kommt in Funden ohne Gewicht vor.'
        : `${count} weitere Konten kommen in Funden ohne Gewicht vor.`,
    more: (count: number) =>
      count === 1 ? 'Ein weiteres Konto zeigen' : `Weitere Konten zeigen (noch ${count})`,
    confidence: { high: 'Hohe Sicherheit', medium: 'Mittlere Sicherheit', low: 'Geringe Sicherheit' },
    seen: (from: string, to: string) => `Verdächtig vom ${from} bis zum ${to} UTC`,
    speaksFor: 'Dafür spricht',
    speaksAgainst: 'Dagegen spricht',
    findings: 'Funde',
    timeline: 'Zeitachse',
    unseen: 'Was nicht gesehen wurde',
    completeness: 'Kalender des Gelesenen',
    noGaps:
      'Jedes gefragte Protokoll kam vollständig. Was diese Protokolle nicht aufzeichnen, hat niemand gesehen.',
    gapsLead: 'Kein Eintrag beweist nicht, dass nichts geschah. Nicht vollständig gelesen wurden:',
    records: 'Einträge',
    rejected: 'Abgewiesene Zeilen',
    grave: 'Schwere Funde',
    allFindings: 'Alle Funde',
    sessions: 'Sitzungen',
    rules: 'Erkennungen',
  },
});
