import { day } from '../../kernel/moments.ts';
import type { Block, Cell } from '../../domain/document.ts';
import type { Language } from '../../kernel/localized.ts';
import { columnMoment, number } from '../../reports/format.ts';
import type { MailContext } from '../investigate/mail.ts';
import type { Report, SeenMessage } from './report.ts';
import { readAs } from './statements.ts';

type Table = Extract<Block, { block: 'table' }>;

/** Mail read, sent, deleted and searched, one row a mailbox and address. */
export function mailTable(contexts: readonly MailContext[], language: Language): Table {
  return {
    block: 'table',
    columns: [
      { title: { en: 'Mailbox', de: 'Postfach' }[language], flexible: true },
      { title: { en: 'From', de: 'Von' }[language] },
      { title: { en: 'Days', de: 'Tage' }[language] },
      { title: { en: 'Counts as read', de: 'Gilt als gelesen' }[language], flexible: true },
      { title: { en: 'Sent', de: 'Gesendet' }[language], align: 'right' },
      { title: { en: 'Deleted', de: 'Gelöscht' }[language], align: 'right' },
      { title: { en: 'Searches', de: 'Suchen' }[language], align: 'right' },
    ],
    rows: contexts.map((entry): Cell[] => [
      entry.mailbox,
      { text: entry.address ?? '–', tone: entry.suspicious ? 'bad' : 'plain' },
      entry.first.slice(0, 10) === entry.last.slice(0, 10)
        ? day(entry.first, language)
        : `${day(entry.first, language)} – ${day(entry.last, language)}`,
      { text: readAs(entry)[language], tone: entry.throttled || entry.folders.length > 0 ? 'bad' : 'plain' },
      number(entry.sent, language),
      number(entry.deleted, language),
      number(entry.searched, language),
    ]),
    empty: {
      en: 'Nothing was seen from suspicious addresses.',
      de: 'Von verdächtigen Adressen war nichts zu sehen.',
    }[language],
  };
}

const actWords: { readonly [act in SeenMessage['act']]: { readonly en: string; readonly de: string } } = {
  read: { en: 'read', de: 'gelesen' },
  sent: { en: 'sent', de: 'gesendet' },
  deleted: { en: 'deleted', de: 'gelöscht' },
};

/** The messages one by one, as far as the logs name them. */
export function messagesTable({ messages }: Report, most: number, language: Language): readonly Block[] {
  const shown = messages.listed.slice(0, most);
  return [
    {
      block: 'table',
      columns: [
        { title: { en: 'Time (UTC)', de: 'Zeit (UTC)' }[language] },
        { title: { en: 'Mailbox', de: 'Postfach' }[language], flexible: true },
        { title: { en: 'What', de: 'Was' }[language] },
        { title: { en: 'Message', de: 'Nachricht' }[language], flexible: true },
        { title: { en: 'With', de: 'Mit' }[language], flexible: true },
      ],
      rows: shown.map((message): Cell[] => [
        columnMoment(message.time, language),
        message.mailbox,
        actWords[message.act][language],
        [message.subject, message.messageId].filter((part) => part !== null).join(' · ') || '–',
        (message.act === 'sent' ? message.recipients.slice(0, 5).join(', ') : message.sender) || '–',
      ]),
      empty: {
        en: 'The logs name no single message.',
        de: 'Die Protokolle nennen keine einzelne Nachricht.',
      }[language],
    },
    ...(messages.total > shown.length
      ? [
          {
            block: 'paragraph' as const,
            tone: 'muted' as const,
            text: {
              en: `${number(messages.total - shown.length, language)} more: the report as JSON lists up to 2,000, “evict case mail” all.`,
              de: `${number(messages.total - shown.length, language)} weitere: Der Bericht als JSON nennt bis zu 2.000, „evict case mail“ alle.`,
            }[language],
          },
        ]
      : []),
  ];
}
