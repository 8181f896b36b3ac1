import { changed, changeList, cmdlet, needMailbox, objectNotFound, setProperties, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';
import { defaultAuditActions } from '../state/mailbox-audit.ts';
import type { LogonType } from '../state/mailbox-audit.ts';
import { choose } from './recipients.ts';
import type { Mailbox, Obj } from '../state/tenant.ts';

/** What the managed sets hold is shown in the action lists (Manage mailbox auditing, "Verify that audited actions"). */
function shown(box: Mailbox): Obj {
  const sets = box.properties['DefaultAuditSet'] as string[];
  const lists = Object.fromEntries(
    (['Owner', 'Delegate', 'Admin'] as LogonType[]).map((logon) => [
      `Audit${logon}`,
      sets.includes(logon) ? [...defaultAuditActions[logon]] : box.properties[`Audit${logon}`],
    ]),
  );
  return { ...box.properties, ...lists };
}

/** Kinds that Get-Mailbox lists only with a switch. */
const apart: { readonly [kind: string]: string | undefined } = {
  GroupMailbox: 'GroupMailbox',
  PublicFolderMailbox: 'PublicFolder',
};

function list(call: CmdletCall): readonly Obj[] {
  if (text(call, 'Identity')) return [shown(needMailbox(call))];
  const { parameters } = call;
  // Nothing is soft-deleted here and nobody has an archive: asked for these alone, there is none.
  if (['SoftDeletedMailbox', 'InactiveMailboxOnly', 'Archive'].some((name) => parameters[name] === true))
    return [];
  const wanted = ['GroupMailbox', 'PublicFolder'].find((name) => parameters[name] === true);
  return choose(
    call,
    call.tenant.mailboxes
      .filter((box) => apart[String(box.properties['RecipientTypeDetails'])] === wanted)
      .map(shown),
  );
}

function setMailbox(call: CmdletCall): readonly Obj[] {
  const box = needMailbox(call);
  const given = call.parameters;
  const { properties } = box;
  if ('ForwardingAddress' in given && given['ForwardingAddress']) {
    const wanted = String(given['ForwardingAddress']);
    const known = call.tenant.contacts.find((contact) =>
      [contact['Name'], contact['Identity'], contact['Alias'], contact['PrimarySmtpAddress']].includes(
        wanted,
      ),
    );
    if (
      !known &&
      !call.tenant.mailboxes.some((candidate) =>
        [
          candidate.properties['Name'],
          candidate.properties.PrimarySmtpAddress,
          candidate.properties.Alias,
        ].includes(wanted),
      )
    )
      throw objectNotFound(call.tenant, wanted);
  }
  setProperties(properties, call, [
    'GrantSendOnBehalfTo',
    'AuditOwner',
    'AuditDelegate',
    'AuditAdmin',
    'DefaultAuditSet',
    'ForwardingSmtpAddress',
  ]);
  if ('ForwardingSmtpAddress' in given) {
    const address = given['ForwardingSmtpAddress'];
    properties['ForwardingSmtpAddress'] = address ? `smtp:${String(address).replace(/^smtp:/i, '')}` : null;
  }
  if ('GrantSendOnBehalfTo' in given)
    properties['GrantSendOnBehalfTo'] = changeList(
      properties['GrantSendOnBehalfTo'],
      given['GrantSendOnBehalfTo'],
    );
  if (given['AuditEnabled'] === false && properties['_auditStalled'] === true)
    properties['_auditStalled'] = 'off';
  if (given['AuditEnabled'] === true && properties['_auditStalled'] === 'off')
    delete properties['_auditStalled'];
  for (const logon of ['Owner', 'Delegate', 'Admin'] as const) {
    const name = `Audit${logon}`;
    // The set of a group's mailbox is fixed: the change is taken and nothing comes of it.
    if (!(name in given) || properties['RecipientTypeDetails'] === 'GroupMailbox') continue;
    // A list of one's own takes this logon type off Microsoft's managed set.
    properties[name] = changeList(shown(box)[name], given[name]);
    properties['DefaultAuditSet'] = (properties['DefaultAuditSet'] as string[]).filter(
      (entry) => entry !== logon,
    );
  }
  if ('DefaultAuditSet' in given)
    properties['DefaultAuditSet'] = [
      ...new Set([
        ...(properties['DefaultAuditSet'] as string[]),
        ...changeList([], given['DefaultAuditSet']),
      ]),
    ];
  return changed(call, String(properties['Name']));
}

export const mailboxCmdlets: readonly Cmdlet[] = [
  cmdlet(
    'Get-Mailbox',
    'read',
    'Anr Filter RecipientTypeDetails GroupMailbox SoftDeletedMailbox InactiveMailboxOnly IncludeInactiveMailbox Archive PublicFolder',
    list,
  ),
  cmdlet(
    'Set-Mailbox',
    'recipients',
    'ForwardingAddress ForwardingSmtpAddress DeliverToMailboxAndForward GrantSendOnBehalfTo AuditEnabled AuditOwner AuditDelegate AuditAdmin DefaultAuditSet AuditLogAgeLimit LitigationHoldEnabled HiddenFromAddressListsEnabled Type',
    setMailbox,
  ),
  cmdlet('Get-CASMailbox', 'read', 'Anr Filter RecipientTypeDetails', (call) =>
    text(call, 'Identity')
      ? [needMailbox(call).cas]
      : choose(
          call,
          call.tenant.mailboxes.map((box) => ({
            ...box.cas,
            RecipientTypeDetails: box.properties['RecipientTypeDetails'],
          })),
        ),
  ),
  cmdlet(
    'Set-CASMailbox',
    'recipients',
    'ActiveSyncEnabled ActiveSyncBlockedDeviceIDs ActiveSyncAllowedDeviceIDs EwsEnabled ImapEnabled MAPIEnabled OWAEnabled PopEnabled OWAforDevicesEnabled UniversalOutlookEnabled OutlookMobileEnabled MacOutlookEnabled OneWinNativeOutlookEnabled SmtpClientAuthenticationDisabled',
    (call) => {
      const box = needMailbox(call);
      setProperties(box.cas, call);
      return changed(call, String(box.properties['Name']));
    },
  ),
];
