import type { Block, Cell } from '../../domain/document.ts';
import type { Language } from '../../kernel/localized.ts';
import { number } from '../../reports/format.ts';
import type { HardeningOutcome } from './run-hardening.ts';

/** The last chapter: score, what would be recorded, and the changes that would have stopped the attack just seen. */
export function hardeningBlocks(outcome: HardeningOutcome, language: Language): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const { score, changes, failuresBefore, failuresAfter } = outcome;
  return [
    {
      block: 'heading',
      level: 1,
      text: `${say('Would it have had to happen?', 'Hätte es geschehen müssen?')} · ${outcome.tenant}`,
    },
    {
      block: 'facts',
      rows: [
        [
          'Microsoft Secure Score',
          say(
            `${number(score.percentage, language)} % (${number(score.current, language)} of ${number(score.max, language)} points)`,
            `${number(score.percentage, language)} % (${number(score.current, language)} von ${number(score.max, language)} Punkten)`,
          ),
        ],
        [say('Mailbox auditing', 'Postfachüberwachung'), auditing(outcome, language)],
        [
          say('Checks that are not met', 'Nicht erfüllte Prüfungen'),
          { text: String(failuresBefore), tone: 'warning' },
        ],
      ],
    },
    {
      block: 'table',
      caption: say(
        `The ${changes.length} changes that would have counted most, done and read back`,
        `Die ${changes.length} Änderungen, die am meisten bewirkt hätten, erledigt und zurückgelesen`,
      ),
      columns: [
        { title: say('Change', 'Änderung'), flexible: true },
        { title: say('It cuts', 'Sie verhindert oder verkürzt'), flexible: true },
        { title: say('Result', 'Ergebnis') },
      ],
      rows: changes.map(({ title, cut, outcome: result }): Cell[] => [
        title[language],
        cut?.what[language] ?? '',
        result === 'done'
          ? { text: say('done', 'erledigt'), tone: 'good' }
          : { text: say('left to a person', 'bleibt Handarbeit'), tone: 'warning' },
      ]),
    },
    {
      block: 'paragraph',
      tone: 'good',
      text: say(
        `${failuresBefore - failuresAfter} more checks are met now; Conditional Access reports for some days before "evict harden --enforce". All of it comes back with "evict undo".`,
        `${failuresBefore - failuresAfter} Prüfungen mehr sind jetzt erfüllt; bedingter Zugriff berichtet einige Tage, bevor „evict harden --enforce“ ihn durchsetzt. „evict undo“ nimmt alles zurück.`,
      ),
    },
  ];
}

function auditing({ auditing: found }: HardeningOutcome, language: Language): Cell {
  const { byTruth, mailboxes } = found.counts;
  const exempt = found.gaps.filter((gap) => gap.code === 'bypass').length;
  const off = found.ingestion !== true || found.organization !== true;
  const text = off
    ? {
        en: 'switched off: nobody could say what he read',
        de: 'abgeschaltet: Niemand könnte sagen, was er gelesen hat',
      }
    : {
        en: `recorded in full in ${byTruth.recorded} of ${mailboxes} mailboxes; accounts exempt: ${exempt}`,
        de: `in ${byTruth.recorded} von ${mailboxes} Postfächern vollständig; ausgenommene Konten: ${exempt}`,
      };
  return { text: text[language], tone: off || exempt > 0 ? 'bad' : 'good' };
}
