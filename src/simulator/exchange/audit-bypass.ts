import type { Obj } from '../state/tenant.ts';
import { changed, cmdlet, objectNotFound, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';

/** Whose acts no mailbox records. Every account has an association, nearly always off. */
export const auditBypassCmdlets: readonly Cmdlet[] = [
  cmdlet('Get-MailboxAuditBypassAssociation', 'read', '', (call) =>
    text(call, 'Identity') ? [named(call)] : associations(call),
  ),
  cmdlet('Set-MailboxAuditBypassAssociation', 'recipients', 'AuditBypassEnabled', (call) => {
    const entry = named(call);
    const { exchange } = call.tenant;
    const others = exchange.auditBypass.filter((candidate) => candidate['ObjectId'] !== entry['ObjectId']);
    exchange.auditBypass =
      call.parameters['AuditBypassEnabled'] === true
        ? [...others, { ObjectId: entry['ObjectId'], AuditBypassEnabled: true }]
        : others;
    return changed(call, String(entry['Name']));
  }),
];

function named(call: CmdletCall): Obj {
  const wanted = (text(call, 'Identity') ?? '').toLowerCase();
  const entry = associations(call).find((candidate) =>
    [candidate['Name'], candidate['Identity'], candidate['ObjectId'], candidate['_upn']].some(
      (name) => String(name).toLowerCase() === wanted,
    ),
  );
  if (!entry) throw objectNotFound(call.tenant, wanted);
  return entry;
}

function associations(call: CmdletCall): Obj[] {
  const { tenant } = call;
  const bypassed = new Set(
    tenant.exchange.auditBypass
      .filter((entry) => entry['AuditBypassEnabled'] === true)
      .map((entry) => entry['ObjectId']),
  );
  return tenant.users.map((user) => ({
    Name: user.displayName,
    Identity: user.displayName,
    Id: user.displayName,
    Guid: user.id,
    ObjectId: user.id,
    ObjectClass: ['top', 'person', 'organizationalPerson', 'user'],
    AuditBypassEnabled: bypassed.has(user.id),
    WhenCreated: user.createdDateTime,
    OrganizationId: tenant.domain,
    IsValid: true,
    ObjectState: 'Unchanged',
    _upn: user.userPrincipalName,
  }));
}
