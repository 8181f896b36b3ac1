import { truths } from '../../domain/mailbox-audit.ts';
import type { AuditChange, AuditComparison, AuditGap, MailboxTruth } from '../../domain/mailbox-audit.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { AuditReading } from './history.ts';
import type { AuditStatus } from './status.ts';

/** What became better and worse between two readings of all mailboxes, worse first. What was unreadable once tells nothing. */
export function compareReadings(before: AuditReading, after: AuditReading): AuditComparison {
  const changes = [
    ...switches(before.status, after.status),
    ...gaps(before.status, after.status),
    ...mailboxes(before.status, after.status),
  ];
  const order: readonly AuditChange['change'][] = ['worse', 'better', 'other'];
  return {
    with: before.readAt,
    changes: changes.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change)),
  };
}

const on: Localized = { en: 'on', de: 'ein' };
const off: Localized = { en: 'off', de: 'aus' };

function switches(before: AuditStatus, after: AuditStatus): readonly AuditChange[] {
  return (['ingestion', 'organization'] as const).flatMap((what): AuditChange[] => {
    const [old, now] = [before[what], after[what]];
    if (old === null || now === null || old === now) return [];
    const words = (value: boolean): Localized => (value ? on : off);
    return [
      {
        change: now ? 'better' : 'worse',
        what,
        subject: null,
        before: words(old),
        after: words(now),
      },
    ];
  });
}

/** Switches are told by themselves; a log that is silent this week and not last week is told by its newest record. */
const toldElsewhere: readonly AuditGap['code'][] = ['ingestion-off', 'organization-off', 'workload-silent'];

function gaps(before: AuditStatus, after: AuditStatus): readonly AuditChange[] {
  const own = (status: AuditStatus): ReadonlyMap<string, AuditGap> =>
    new Map(
      status.gaps
        .filter(({ code }) => !toldElsewhere.includes(code))
        .map((gap) => [`${gap.code} ${gap.subject ?? ''}`, gap]),
    );
  const [old, now] = [own(before), own(after)];
  const change = (word: AuditChange['change'], gap: AuditGap, stands: boolean): AuditChange => ({
    change: word,
    what: 'gap',
    subject: gap.subject,
    before: stands ? null : gap.text,
    after: stands ? gap.text : null,
  });
  return [
    ...[...now].flatMap(([key, gap]) => (old.has(key) ? [] : [change('worse', gap, true)])),
    // Where exempt accounts could not be read, none having been found means nothing.
    ...(after.blind.some(({ what }) => what.en === 'Exempt accounts')
      ? []
      : [...old].flatMap(([key, gap]) => (now.has(key) ? [] : [change('better', gap, false)]))),
  ];
}

const words: { readonly [truth in MailboxTruth['truth']]: Localized } = {
  recorded: { en: 'recorded', de: 'aufgezeichnet' },
  partly: { en: 'in part', de: 'teilweise' },
  blind: { en: 'not recorded', de: 'nicht aufgezeichnet' },
};

function mailboxes(before: AuditStatus, after: AuditStatus): readonly AuditChange[] {
  const old = new Map(before.mailboxes.map((mailbox) => [mailbox.id, mailbox]));
  return after.mailboxes.flatMap((mailbox): AuditChange[] => {
    const earlier = old.get(mailbox.id);
    // A new mailbox is no drift of its settings; whether it records is told in the table.
    if (!earlier) return [];
    const moved = truths.indexOf(mailbox.truth) - truths.indexOf(earlier.truth);
    if (moved === 0 && codes(mailbox) === codes(earlier)) return [];
    return [
      {
        change: moved < 0 ? 'worse' : moved > 0 ? 'better' : 'other',
        what: 'mailbox',
        subject: mailbox.address,
        before: told(earlier),
        after: told(mailbox),
      },
    ];
  });
}

function codes({ gaps: own }: MailboxTruth): string {
  return own
    .map(({ code }) => code)
    .toSorted()
    .join(' ');
}

function told({ truth, gaps: own }: MailboxTruth): Localized {
  const why = (language: keyof Localized): string =>
    [words[truth][language], ...own.map(({ text }) => text[language])].join(': ');
  return { en: why('en'), de: why('de') };
}
