import type { Localized } from '../../kernel/localized.ts';
import { number } from '../../reports/format.ts';
import type { Report, StoryLine } from './report.ts';

/** What was done with the mail, in numbers, of the mailboxes and addresses that count as the attacker's. */
export function mailLines({ investigation }: Pick<Report, 'investigation'>): readonly StoryLine[] {
  const own = investigation?.mail.filter((entry) => entry.suspicious) ?? [];
  if (own.length === 0) return [];
  const sum = (pick: (entry: (typeof own)[number]) => number): number =>
    own.reduce((total, entry) => total + pick(entry), 0);
  const folders = new Set(
    own.flatMap((entry) => entry.folders.map((folder) => `${entry.mailbox} ${folder}`)),
  );
  const counts = [
    own.some((entry) => entry.throttled)
      ? both('everything may have been read', 'alles kann gelesen worden sein')
      : null,
    folders.size === 1
      ? both('one whole folder copied', 'ein ganzer Ordner kopiert')
      : some(folders.size, 'whole folders copied', 'ganze Ordner kopiert'),
    some(
      sum((entry) => entry.read),
      'read',
      'gelesen',
    ),
    some(
      sum((entry) => entry.sent),
      'sent',
      'gesendet',
    ),
    some(
      sum((entry) => entry.deleted),
      'deleted',
      'gelöscht',
    ),
    some(
      sum((entry) => entry.searched),
      'searches',
      'Suchen',
    ),
  ].filter((count) => count !== null);
  if (counts.length === 0) return [];
  return [
    {
      kind: 'mail',
      time: own.map((entry) => entry.first).sort()[0] ?? null,
      text: {
        en: `Mail from his addresses: ${counts.map((count) => count.en).join(', ')}`,
        de: `E-Mail von seinen Adressen: ${counts.map((count) => count.de).join(', ')}`,
      },
      refs: [],
    },
  ];
}

export function both(en: string, de: string): Localized {
  return { en, de };
}

function some(count: number, en: string, de: string): Localized | null {
  return count === 0 ? null : both(`${number(count, 'en')} ${en}`, `${number(count, 'de')} ${de}`);
}
