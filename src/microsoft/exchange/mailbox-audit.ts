import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { logonTypes } from '../../domain/mailbox-audit.ts';
import type { LogonType, MailboxAudit, MailboxKind } from '../../domain/mailbox-audit.ts';
import { flag, optionalText, texts } from '../fields.ts';

// Source: learn.microsoft.com/purview/audit-mailboxes (Manage mailbox auditing), Get-Mailbox, Set-Mailbox.

const kinds: { readonly [details: string]: MailboxKind } = {
  UserMailbox: 'user',
  LinkedMailbox: 'user',
  SharedMailbox: 'shared',
  RoomMailbox: 'resource',
  EquipmentMailbox: 'resource',
  SchedulingMailbox: 'resource',
  GroupMailbox: 'group',
  PublicFolderMailbox: 'public-folder',
};

const mailboxReader = z
  .looseObject({
    ExchangeGuid: optionalText,
    Guid: optionalText,
    PrimarySmtpAddress: optionalText,
    DisplayName: optionalText,
    RecipientTypeDetails: optionalText,
    AuditEnabled: flag,
    DefaultAuditSet: texts,
    AuditOwner: texts,
    AuditDelegate: texts,
    AuditAdmin: texts,
    AuditLogAgeLimit: optionalText,
  })
  .transform((box): MailboxAudit => ({
    id: box.ExchangeGuid ?? box.Guid ?? box.PrimarySmtpAddress ?? '',
    address: box.PrimarySmtpAddress?.toLowerCase() ?? '',
    name: box.DisplayName ?? '',
    kind: kinds[box.RecipientTypeDetails ?? ''] ?? 'other',
    enabled: box.AuditEnabled,
    managed: logonTypes.filter((logon) => box.DefaultAuditSet.includes(logon)),
    actions: {
      Owner: box.AuditOwner.toSorted(),
      Delegate: box.AuditDelegate.toSorted(),
      Admin: box.AuditAdmin.toSorted(),
    },
    ageLimitDays: days(box.AuditLogAgeLimit),
  }));

/** `90.00:00:00` in days. Source: Set-Mailbox, -AuditLogAgeLimit. */
function days(timespan: string | null): number | null {
  const match = /^(?:(\d+)\.)?(\d{1,2}):\d{2}:\d{2}/.exec(timespan ?? '');
  return match ? Number(match[1] ?? 0) + Number(match[2]) / 24 : null;
}

const select = [
  'ExchangeGuid',
  'Guid',
  'PrimarySmtpAddress',
  'DisplayName',
  'RecipientTypeDetails',
  'AuditEnabled',
  'DefaultAuditSet',
  'AuditOwner',
  'AuditDelegate',
  'AuditAdmin',
  'AuditLogAgeLimit',
];

/** The groups of mailboxes that Get-Mailbox lists apart from each other. */
export const mailboxLists = {
  mailboxes: {},
  groups: { GroupMailbox: true },
  publicFolders: { PublicFolder: true },
} as const;

/** Every mailbox of a list, page by page. */
export async function* listMailboxAudits(
  exchange: ExchangeClient,
  list: keyof typeof mailboxLists,
): AsyncGenerator<readonly MailboxAudit[]> {
  const call = {
    cmdlet: 'Get-Mailbox',
    parameters: { ResultSize: 'Unlimited', ...mailboxLists[list] },
    select,
    anchor: 'organization' as const,
  };
  for await (const page of exchange.pages(call, mailboxReader)) yield page.items;
}

/** One mailbox. Throws ServiceError where there is none. */
export async function readMailboxAudit(exchange: ExchangeClient, mailbox: string): Promise<MailboxAudit> {
  const call = {
    cmdlet: 'Get-Mailbox',
    parameters: { Identity: mailbox },
    select,
    anchor: { mailbox },
  };
  return (await exchange.read(call, mailboxReader)).items[0]!;
}

/**
 * Sets what is named and leaves the rest; `AuditLogAgeLimit` is `days.hours:minutes:seconds`. Source:
 * learn.microsoft.com/powershell/module/exchange/set-mailbox.
 */
export async function setMailboxAudit(
  exchange: ExchangeClient,
  mailbox: string,
  parameters: {
    readonly AuditEnabled?: boolean;
    readonly DefaultAuditSet?: readonly LogonType[];
    readonly AuditOwner?: readonly string[];
    readonly AuditDelegate?: readonly string[];
    readonly AuditAdmin?: readonly string[];
    readonly AuditLogAgeLimit?: string;
  },
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: 'Set-Mailbox',
    parameters: { Identity: mailbox, ...parameters },
    anchor: { mailbox },
    clientRequestId,
  });
}

/** Must be there: a switch that the answer does not hold is neither on nor off. */
const stated = z.union([z.boolean(), z.stringbool()]);
const ingestionReader = z.looseObject({ UnifiedAuditLogIngestionEnabled: stated });
const organizationReader = z.looseObject({ AuditDisabled: stated });

/** Whether the unified audit log takes records in. Asked in Exchange: the compliance endpoint always says no. */
export async function readIngestion(exchange: ExchangeClient): Promise<boolean> {
  const call = { cmdlet: 'Get-AdminAuditLogConfig', parameters: {}, anchor: 'organization' as const };
  return (await exchange.read(call, ingestionReader)).items[0]?.UnifiedAuditLogIngestionEnabled === true;
}

/** This one cmdlet is routed to a mailbox of its own. */
const auditConfigMailbox = '8cc370d3-822a-4ab8-a926-bb94bd0641a9';

/**
 * Whether the unified audit log takes records in. Source:
 * learn.microsoft.com/powershell/module/exchange/set-adminauditlogconfig.
 */
export async function setIngestion(
  exchange: ExchangeClient,
  enabled: boolean,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: 'Set-AdminAuditLogConfig',
    parameters: { UnifiedAuditLogIngestionEnabled: enabled },
    anchor: { guid: auditConfigMailbox },
    clientRequestId,
  });
}

/** Mailbox auditing of the whole organisation. Microsoft stores the opposite, `AuditDisabled`. */
export async function readOrganizationAuditing(exchange: ExchangeClient): Promise<boolean> {
  const call = { cmdlet: 'Get-OrganizationConfig', parameters: {}, anchor: 'organization' as const };
  return (await exchange.read(call, organizationReader)).items[0]?.AuditDisabled === false;
}

/**
 * Mailbox auditing of the whole organisation. Source:
 * learn.microsoft.com/powershell/module/exchange/set-organizationconfig.
 */
export async function setOrganizationAuditing(
  exchange: ExchangeClient,
  enabled: boolean,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: 'Set-OrganizationConfig',
    parameters: { AuditDisabled: !enabled },
    anchor: 'organization',
    clientRequestId,
  });
}
