import { z } from 'zod';
import type { MailboxTruth } from '../../domain/mailbox-audit.ts';
import type { AuditStatus } from '../../engine/audit/status.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Language } from '../../kernel/localized.ts';
import { keptAndCompared, readStatus } from '../audit/read.ts';
import { auditBlocks } from '../audit/views.ts';
import type { CommandSpec } from '../command.ts';
import { flag, names } from '../respond/options.ts';

const input = z.object({
  mailbox: names,
  all: flag,
  kind: z.enum(['user', 'shared', 'resource', 'group', 'public-folder', 'other']).optional(),
  gap: z.enum(['customised', 'actions-missing', 'not-explicit', 'age-limit', 'kind-not-covered']).optional(),
  top: z.coerce.number().int().min(1).max(1_000_000).default(50),
  days: z.coerce.number().int().min(1).max(180).default(7),
  tenant: z.string().optional(),
});

/** Whether an attacker's acts would be recorded and could be found. */
export const auditStatus: CommandSpec<z.infer<typeof input>> = {
  path: ['audit', 'status'],
  summary: {
    en: "whether an attacker's acts would be recorded and could be found, mailbox by mailbox",
    de: 'ob aufgezeichnet und auffindbar wäre, was ein Angreifer tut, Postfach für Postfach',
  },
  examples: [
    {
      line: 'evict audit status',
      text: { en: 'switches, exempt accounts, gaps', de: 'Schalter, ausgenommene Konten, Lücken' },
    },
    {
      line: 'evict audit status --gap actions-missing --output csv',
      text: {
        en: 'mailboxes whose own list leaves out what matters, for a spreadsheet',
        de: 'Postfächer, deren eigene Liste Wichtiges auslässt, für eine Tabellenkalkulation',
      },
    },
  ],
  permissions: [
    { kind: 'exchange', cmdlet: 'Get-Mailbox' },
    { kind: 'exchange', cmdlet: 'Get-AdminAuditLogConfig' },
    { kind: 'exchange', cmdlet: 'Get-OrganizationConfig' },
    { kind: 'exchange', cmdlet: 'Get-MailboxAuditBypassAssociation' },
    { kind: 'exchange', cmdlet: 'Search-UnifiedAuditLog' },
    { kind: 'compliance', cmdlet: 'Get-UnifiedAuditLogRetentionPolicy' },
    { kind: 'graph', anyOf: ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'] },
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
    { flags: '--all', text: { en: 'also mailboxes without a gap', de: 'auch Postfächer ohne Lücke' } },
    {
      flags: '--kind <kind>',
      text: {
        en: 'only user, shared, resource, group, public-folder or other',
        de: 'nur user, shared, resource, group, public-folder oder other',
      },
    },
    {
      flags: '--gap <code>',
      text: {
        en: 'only with this gap: customised, actions-missing, not-explicit, age-limit, kind-not-covered',
        de: 'nur mit dieser Lücke: customised, actions-missing, not-explicit, age-limit, kind-not-covered',
      },
    },
    {
      flags: '--top <n>',
      text: { en: 'rows in the table, default 50', de: 'Zeilen der Tabelle, Vorgabe 50' },
    },
    {
      flags: '--days <n>',
      text: {
        en: 'how far back records must have arrived, default 7',
        de: 'wie weit zurück Einträge angekommen sein müssen, Vorgabe 7',
      },
    },
  ],
  input,
  async run(context, given) {
    const connection = await context.connect(given.tenant);
    const whole = await readStatus(context, connection, { ...given, all: true });
    const comparison = given.mailbox.length > 0 ? null : keptAndCompared(context, whole);
    const status = {
      ...whole,
      mailboxes: whole.mailboxes.filter((mailbox) => wanted(mailbox, given)),
      comparison,
    };
    const { language } = context;
    return {
      data: toJson(status),
      records: status.mailboxes.map((mailbox) => record(mailbox, language)),
      document: auditBlocks(status, comparison, given.top, language),
      exit: status.blind.length > 0 ? 4 : hasGap(whole) ? 3 : 0,
    };
  },
};

function wanted(mailbox: MailboxTruth, given: z.infer<typeof input>): boolean {
  if (!given.all && given.mailbox.length === 0 && mailbox.gaps.length === 0) return false;
  if (given.kind !== undefined && mailbox.kind !== given.kind) return false;
  return given.gap === undefined || mailbox.gaps.some((gap) => gap.code === given.gap);
}

function hasGap(status: AuditStatus): boolean {
  const { byTruth, mailboxes } = status.counts;
  return status.gaps.length > 0 || byTruth.recorded < mailboxes;
}

function record(mailbox: MailboxTruth, language: Language): JsonObject {
  return {
    address: mailbox.address,
    name: mailbox.name,
    kind: mailbox.kind,
    truth: mailbox.truth,
    auditEnabled: mailbox.enabled,
    managed: mailbox.managed.join(' '),
    missingOwner: mailbox.missing.Owner.join(' '),
    missingDelegate: mailbox.missing.Delegate.join(' '),
    missingAdmin: mailbox.missing.Admin.join(' '),
    ageLimitDays: mailbox.ageLimitDays,
    premium: mailbox.premium,
    gaps: mailbox.gaps.map((gap) => gap.code).join(' '),
    why: mailbox.gaps.map((gap) => gap.text[language]).join(' '),
  };
}
