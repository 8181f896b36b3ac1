import type { Block, Cell } from '../../domain/document.ts';
import type { MailContext } from '../../engine/investigate/mail.ts';
import type { Language } from '../../kernel/localized.ts';
import { number } from '../../reports/format.ts';

/** Mail read, sent, deleted and searched, one row a mailbox and address. */
export function mailRows(
  contexts: readonly MailContext[],
  language: Language,
): Extract<Block, { block: 'table' }> {
  const say = (en: string, de: string): string => ({ en, de })[language];
  return {
    block: 'table',
    columns: [
      { title: say('Mailbox', 'Postfach'), flexible: true },
      { title: say('From', 'Von') },
      { title: say('Time', 'Zeit') },
      { title: say('Counts as read', 'Gilt als gelesen'), flexible: true },
      { title: say('Sent', 'Gesendet'), align: 'right' },
      { title: say('Deleted', 'Gelöscht'), align: 'right' },
      { title: say('Searches', 'Suchen'), align: 'right' },
    ],
    rows: contexts.map((entry): Cell[] => [
      entry.mailbox,
      { text: entry.address ?? '–', tone: entry.suspicious ? 'bad' : 'plain' },
      entry.first.slice(0, 10) === entry.last.slice(0, 10)
        ? entry.first.slice(0, 10)
        : `${entry.first.slice(0, 10)} – ${entry.last.slice(0, 10)}`,
      readWords(entry, language),
      number(entry.sent, language),
      number(entry.deleted, language),
      number(entry.searched, language),
    ]),
    empty: say(
      'Nothing was seen from suspicious addresses.',
      'Von verdächtigen Adressen war nichts zu sehen.',
    ),
  };
}

/** Throttled means all, synchronised means the folder, else single messages. */
function readWords(entry: MailContext, language: Language): Cell {
  const say = (en: string, de: string): string => ({ en, de })[language];
  if (entry.throttled)
    return {
      text: say('everything: recording was throttled', 'alles: die Aufzeichnung war gedrosselt'),
      tone: 'bad',
    };
  if (entry.folders.length > 0)
    return {
      text: say(`whole folders: ${entry.folders.join(', ')}`, `ganze Ordner: ${entry.folders.join(', ')}`),
      tone: 'bad',
    };
  return entry.read === 0 ? '–' : say(`${entry.read} messages`, `${entry.read} Nachrichten`);
}
