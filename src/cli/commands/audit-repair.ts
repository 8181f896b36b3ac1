import type { z } from 'zod';
import { planAuditRepair } from '../../engine/audit/plan.ts';
import { AppError } from '../../kernel/errors.ts';
import { readStatus } from '../audit/read.ts';
import type { CommandSpec } from '../command.ts';
import { flag, names } from '../respond/options.ts';
import { changeInput, changeOptions, makeChange } from '../respond/change.ts';

const input = changeInput.extend({ mailbox: names, only: names, skip: names, renew: flag });

/** Everything that keeps an attacker's acts from being recorded, mailbox by mailbox as well. */
export const auditRepair: CommandSpec<z.infer<typeof input>> = {
  path: ['audit', 'repair'],
  summary: {
    en: "mend what would keep an attacker's acts from being recorded, by a plan that can be taken back",
    de: 'beheben, was die Aufzeichnung verhindern würde, mit rücknehmbarem Plan',
  },
  examples: [
    {
      line: 'evict audit repair --plan audit.yml',
      text: {
        en: 'saves the plan for editing; run again to apply it',
        de: 'speichert den Plan zum Bearbeiten; ein zweiter Lauf führt ihn aus',
      },
    },
    {
      line: 'evict audit repair --only restore-default-audit-set',
      text: {
        en: "only Microsoft's managed set, where a list of one's own replaced it",
        de: 'nur Microsofts verwalteter Satz, wo eine eigene Liste ihn ersetzt hat',
      },
    },
    {
      line: 'evict audit repair it.test@contoso.com --renew',
      text: {
        en: 'after "evict audit prove" found no record although every setting is right',
        de: 'wenn „evict audit prove“ keinen Eintrag fand, obwohl alle Einstellungen stimmen',
      },
    },
  ],
  permissions: [
    { kind: 'exchange', cmdlet: 'Set-Mailbox' },
    { kind: 'exchange', cmdlet: 'Set-AdminAuditLogConfig' },
    { kind: 'exchange', cmdlet: 'Set-OrganizationConfig' },
    { kind: 'exchange', cmdlet: 'Set-MailboxAuditBypassAssociation' },
  ],
  arguments: [
    {
      name: 'mailbox',
      text: { en: 'only these mailboxes', de: 'nur diese Postfächer' },
      required: false,
      variadic: true,
    },
  ],
  options: [
    { flags: '--only <action...>', text: { en: 'only these actions', de: 'nur diese Maßnahmen' } },
    { flags: '--skip <action...>', text: { en: 'without these actions', de: 'ohne diese Maßnahmen' } },
    {
      flags: '--renew',
      text: {
        en: 'also switch AuditEnabled of the named mailboxes off and on again',
        de: 'AuditEnabled der genannten Postfächer auch aus- und wieder einschalten',
      },
    },
    ...changeOptions,
  ],
  input,
  async run(context, given) {
    if (given.renew && given.mailbox.length === 0) throw whichMailboxes();
    const connection = await context.connect(given.tenant);
    const status = await readStatus(context, connection, { ...given, all: false, days: 7 });
    const { only, skip, renew } = given;
    return makeChange(context, connection, given, {
      heading: { en: 'Auditing mended', de: 'Überwachung instand gesetzt' },
      stem: 'audit',
      plan: (name, number) =>
        planAuditRepair(connection, status, { case: name, number, only, skip, keep: [], renew }),
    });
  },
};

function whichMailboxes(): AppError {
  return new AppError({
    code: 'mailbox-missing',
    side: 'usage',
    message: {
      en: '--renew needs the mailboxes whose records do not arrive.',
      de: '--renew braucht die Postfächer, deren Einträge nicht ankommen.',
    },
    next: {
      en: 'Name those for which "evict audit prove" found no record.',
      de: 'Nennen Sie die, für die „evict audit prove“ keinen Eintrag fand.',
    },
  });
}
