import type { Block, Cell } from '../../domain/document.ts';
import type { AuditComparison } from '../../domain/mailbox-audit.ts';
import type { Language } from '../../kernel/localized.ts';
import { moment } from '../../kernel/moments.ts';

/** What changed since the reading before. */
export function driftBlocks(
  { with: since, changes }: AuditComparison,
  shown: number,
  language: Language,
): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const changeWords = {
    worse: { text: say('worse', 'schlechter'), tone: 'bad' },
    better: { text: say('better', 'besser'), tone: 'good' },
    other: { text: say('changed', 'geändert'), tone: 'muted' },
  } as const;
  const whatWords = {
    ingestion: say('Unified audit log', 'Einheitliches Überwachungsprotokoll'),
    organization: say('Mailbox auditing', 'Postfachüberwachung'),
    gap: say('Everybody', 'Alle'),
    mailbox: '',
  };
  return [
    {
      block: 'heading',
      level: 2,
      text: say(
        `Since ${moment(since, language)} (${changes.length})`,
        `Seit ${moment(since, language)} (${changes.length})`,
      ),
    },
    {
      block: 'table',
      columns: [
        { title: '' },
        { title: say('Whom', 'Wen'), flexible: true },
        { title: say('Before', 'Vorher'), flexible: true },
        { title: say('Now', 'Jetzt'), flexible: true },
      ],
      rows: changes
        .slice(0, shown)
        .map(({ change, what, subject, before, after }): Cell[] => [
          changeWords[change],
          subject ?? whatWords[what],
          before?.[language] ?? '–',
          after?.[language] ?? '–',
        ]),
      empty: say('Nothing changed.', 'Nichts hat sich geändert.'),
    },
  ];
}
