import type { z } from 'zod';
import { planAuditEnable } from '../../engine/audit/plan.ts';
import { readStatus } from '../audit/read.ts';
import type { CommandSpec } from '../command.ts';
import { changeInput, changeOptions, makeChange } from '../respond/change.ts';

/** The organisation's switches, and accounts that are exempt. */
export const auditEnable: CommandSpec<z.infer<typeof changeInput>> = {
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
  ],
  permissions: [
    { kind: 'exchange', cmdlet: 'Set-AdminAuditLogConfig' },
    { kind: 'exchange', cmdlet: 'Set-OrganizationConfig' },
    { kind: 'exchange', cmdlet: 'Set-MailboxAuditBypassAssociation' },
  ],
  arguments: [],
  options: changeOptions,
  input: changeInput,
  async run(context, given) {
    const connection = await context.connect(given.tenant);
    const status = await readStatus(context, connection, { mailbox: [], all: false, days: 7 });
    return makeChange(context, connection, given, {
      heading: { en: 'Auditing switched on', de: 'Überwachung eingeschaltet' },
      stem: 'audit',
      plan: (name, number) =>
        planAuditEnable(connection, status, { case: name, number, only: [], skip: [], keep: [] }),
    });
  },
};
