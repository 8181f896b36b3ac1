import { moment } from '../../kernel/moments.ts';
import { actions } from '../../actions/index.ts';
import type { Block, Cell } from '../../domain/document.ts';
import type { TracedFoothold } from '../../domain/foothold.ts';
import type { GoneFoothold } from '../../domain/plan.ts';
import type { Language } from '../../kernel/localized.ts';
import { line } from '../../kernel/text.ts';
import { columnMoment } from '../../reports/format.ts';

/** What was seen being made and is not there any more: who took it away, or when it was last seen, with the records. */
export function goneBlocks(gone: readonly GoneFoothold[], language: Language): readonly Block[] {
  if (gone.length === 0) return [];
  const say = (en: string, de: string): string => ({ en, de })[language];
  return [
    { block: 'heading', level: 2, text: `${say('Seen, gone now', 'Gesehen, jetzt weg')} (${gone.length})` },
    {
      block: 'table',
      columns: [
        { title: say('Made (UTC)', 'Angelegt (UTC)') },
        { title: say('Account', 'Konto'), flexible: true },
        { title: say('What', 'Was'), flexible: true },
        { title: say('What became of it', 'Was daraus wurde'), flexible: true },
        { title: say('Records', 'Einträge'), flexible: true },
      ],
      rows: gone.map((seen): Cell[] => [
        columnMoment(seen.time, language),
        seen.account ?? '–',
        `${kindTitle(seen, language)}: ${line(seen.key.split('\\').at(-1) ?? '', 80)}`,
        fate(seen, language),
        [...seen.records.slice(0, 2), ...(seen.removed ? [seen.removed.record] : [])].join(' '),
      ]),
    },
  ];
}

/** Named by the action that would have taken it away, in lack of a word of its own. */
function kindTitle({ kind }: TracedFoothold, language: Language): string {
  return actions.find((action) => action.removes === kind)?.title[language] ?? kind;
}

function fate({ removed, last, step }: GoneFoothold, language: Language): string {
  const say = (en: string, de: string): string => ({ en, de })[language];
  if (step !== null)
    return say(`Taken away by step ${step} of this case.`, `Von Schritt ${step} dieses Falls entfernt.`);
  if (removed) {
    const by = removed.by ?? say('somebody unknown', 'Unbekannt');
    return say(
      `Taken away ${moment(removed.time, 'en')} by ${by} (${removed.operation}).`,
      `Am ${moment(removed.time, 'de')} von ${by} entfernt (${removed.operation}).`,
    );
  }
  return say(
    `Last seen ${moment(last, 'en')}; no record says who took it away.`,
    `Zuletzt gesehen am ${moment(last, 'de')}; kein Eintrag sagt, wer es entfernt hat.`,
  );
}
