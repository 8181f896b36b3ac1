import type { z } from 'zod';
import { planAuditEnable } from '../../engine/audit/plan.ts';
import { readStatus } from '../audit/read.ts';
import type { CommandSpec } from '../command.ts';
import { flag } from '../respond/options.ts';
import { changeInput, changeOptions, makeChange } from '../respond/change.ts';

const input = changeInput.extend({ feed: flag });

/** The organisation's switches, and accounts that are exempt. */
export const auditEnable: CommandSpec<z.infer<typeof input>> = {
  path: ['audit', 'enable'],
  summary: {
    en: 'switch auditing on for the organisation and end exemptions, by a plan that can be taken back',
    de: 'Überwachung für die Organisation einschalten und Ausnahmen beenden, mit rücknehmbarem Plan',
  },
  examples: [
    {
      line: 'evict audit enable --dry-run',
      text: { en: 'what would be switched', de: 'was umgeschaltet würde' },
    },
    {
      line: 'evict audit enable --feed',
      text: {
        en: 'also makes the third way to the audit log, for the next investigation',
        de: 'schafft auch den dritten Weg zum Überwachungsprotokoll, für die nächste Untersuchung',
      },
    },
  ],
  permissions: [
    { kind: 'exchange', cmdlet: 'Set-AdminAuditLogConfig' },
    { kind: 'exchange', cmdlet: 'Set-OrganizationConfig' },
    { kind: 'exchange', cmdlet: 'Set-MailboxAuditBypassAssociation' },
    { kind: 'activity', anyOf: ['ActivityFeed.Read'] },
  ],
  arguments: [],
  options: [
    {
      flags: '--feed',
      text: {
        en: 'also subscribe to the audit content of the Management Activity API',
        de: 'auch die Überwachungsinhalte der Management Activity API abonnieren',
      },
    },
    ...changeOptions,
  ],
  input,
  async run(context, given) {
    const connection = await context.connect(given.tenant);
    const status = await readStatus(context, connection, { mailbox: [], all: false, days: 7 });
    return makeChange(context, connection, given, {
      heading: { en: 'Auditing switched on', de: 'Überwachung eingeschaltet' },
      stem: 'audit',
      plan: (name, number) =>
        planAuditEnable(connection, status, {
          case: name,
          number,
          only: [],
          skip: [],
          keep: [],
          feed: given.feed,
        }),
    });
  },
};
