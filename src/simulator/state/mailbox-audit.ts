import { recordUnified } from './records.ts';
import type { Actor } from './records.ts';
import type { Mailbox, Obj, Tenant } from './tenant.ts';
import type { World } from './world.ts';

export type LogonType = 'Owner' | 'Delegate' | 'Admin';

/** Microsoft's default sets for user and shared mailboxes (Manage mailbox auditing, "Mailbox actions for user mailboxes"). */
export const defaultAuditActions: { readonly [type in LogonType]: readonly string[] } = {
  Owner:
    'ApplyRecord HardDelete MailItemsAccessed MoveToDeletedItems Send SoftDelete Update UpdateCalendarDelegation UpdateFolderPermissions UpdateInboxRules'.split(
      ' ',
    ),
  Delegate:
    'ApplyRecord Create HardDelete MailItemsAccessed MoveToDeletedItems SendAs SendOnBehalf SoftDelete Update UpdateFolderPermissions UpdateInboxRules'.split(
      ' ',
    ),
  Admin:
    'ApplyRecord Create HardDelete MailItemsAccessed MoveToDeletedItems Send SendAs SendOnBehalf SoftDelete Update UpdateCalendarDelegation UpdateFolderPermissions UpdateInboxRules'.split(
      ' ',
    ),
};

const groupAuditActions: { readonly [type in LogonType]: readonly string[] } = {
  Owner: 'HardDelete MoveToDeletedItems SoftDelete Update'.split(' '),
  Delegate: 'Create HardDelete MoveToDeletedItems SendAs SendOnBehalf SoftDelete Update'.split(' '),
  Admin: 'Create HardDelete MoveToDeletedItems SendAs SendOnBehalf SoftDelete Update'.split(' '),
};

const notByDefault = ['RoomMailbox', 'EquipmentMailbox', 'PublicFolderMailbox'];

/** Whether Exchange would record this act of this actor on this mailbox: the three switches and the action lists. */
export function isAudited(
  tenant: Tenant,
  mailbox: Mailbox,
  actorId: string,
  logon: LogonType,
  action: string,
): boolean {
  if (tenant.exchange.organizationConfig['AuditDisabled'] === true) return false;
  const bypass = tenant.exchange.auditBypass.find((entry) => entry['ObjectId'] === actorId);
  if (bypass?.['AuditBypassEnabled'] === true) return false;
  const kind = String(mailbox.properties['RecipientTypeDetails']);
  // Not covered by auditing on by default; a group's mailbox is, with a set that nobody can change.
  if (notByDefault.includes(kind) && mailbox.properties['AuditEnabled'] !== true) return false;
  if (kind === 'GroupMailbox') return groupAuditActions[logon].includes(action);
  const managed = (mailbox.properties['DefaultAuditSet'] as string[]).includes(logon);
  const listed = managed ? defaultAuditActions[logon] : (mailbox.properties[`Audit${logon}`] as string[]);
  return listed.includes(action);
}

/** What touches several items at once is recorded by group, type 3 ("Office 365 Management Activity API schema", AuditLogRecordType). */
const byGroup = ['Copy', 'HardDelete', 'Move', 'MoveToDeletedItems', 'SoftDelete'];

/** Writes a mailbox record (types 2, 3 and 50) where auditing would have written one. */
export function recordMailbox(
  world: World,
  tenant: Tenant,
  mailbox: Mailbox,
  actor: Actor,
  logon: LogonType,
  action: string,
  fields: Obj,
  at?: Date,
): void {
  if (!isAudited(tenant, mailbox, actor.id, logon, action)) return;
  // Recorded in the mailbox, and never brought to the unified log until the switch was off and on again.
  if (mailbox.properties['_auditStalled'] === true) return;
  recordUnified(
    world,
    tenant,
    actor,
    {
      Operation: action,
      RecordType: action === 'MailItemsAccessed' ? 50 : byGroup.includes(action) ? 3 : 2,
      ResultStatus: 'Succeeded',
      Workload: 'Exchange',
      LogonType: { Owner: 0, Admin: 1, Delegate: 2 }[logon],
      InternalLogonType: 0,
      MailboxGuid: mailbox.properties['ExchangeGuid'],
      MailboxOwnerUPN: mailbox.properties.UserPrincipalName,
      OrganizationName: tenant.domain,
      ClientIPAddress: actor.ip ?? '',
      ClientInfoString: actor.userAgent ? `Client=REST;${actor.userAgent}` : 'Client=REST;',
      ...(actor.appId ? { AppId: actor.appId, ClientAppId: actor.appId } : {}),
      ...(actor.sessionId
        ? {
            SessionId: actor.sessionId,
            AppAccessContext: { AADSessionId: actor.sessionId, UniqueTokenId: actor.tokenId ?? '' },
          }
        : {}),
      ...fields,
    },
    at,
  );
}
