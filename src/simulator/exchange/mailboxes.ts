import { changed, changeList, cmdlet, needMailbox, objectNotFound, setProperties, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';
import { defaultAuditActions } from '../state/mailbox-audit.ts';
import type { LogonType } from '../state/mailbox-audit.ts';
import { findUser } from '../login/directory.ts';
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

function list(call: CmdletCall): readonly Obj[] {
  if (text(call, 'Identity')) return [shown(needMailbox(call))];
  const kinds = call.parameters['RecipientTypeDetails'];
  const wanted = Array.isArray(kinds) ? kinds.map(String) : kinds ? [String(kinds)] : null;
  return call.tenant.mailboxes
    .filter((box) => wanted === null || wanted.includes(String(box.properties['RecipientTypeDetails'])))
    .map(shown);
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
  for (const logon of ['Owner', 'Delegate', 'Admin'] as const) {
    const name = `Audit${logon}`;
    if (!(name in given)) continue;
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
    'Anr Filter RecipientTypeDetails GroupMailbox SoftDeletedMailbox IncludeInactiveMailbox Archive',
    list,
  ),
  cmdlet('Get-EXOMailbox', 'read', 'Filter RecipientTypeDetails Properties PropertySets', list),
  cmdlet(
    'Set-Mailbox',
    'recipients',
    'ForwardingAddress ForwardingSmtpAddress DeliverToMailboxAndForward GrantSendOnBehalfTo AuditEnabled AuditOwner AuditDelegate AuditAdmin DefaultAuditSet AuditLogAgeLimit LitigationHoldEnabled HiddenFromAddressListsEnabled Type',
    setMailbox,
  ),
  cmdlet('Get-CASMailbox', 'read', 'Filter', (call) =>
    (text(call, 'Identity') ? [needMailbox(call)] : call.tenant.mailboxes).map((box) => box.cas),
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
  cmdlet('Get-Recipient', 'read', 'Filter RecipientTypeDetails', (call) => {
    const wanted = text(call, 'Identity')?.toLowerCase();
    const all: Obj[] = [
      ...call.tenant.mailboxes.map((box) => ({
        Identity: box.properties['Name'],
        Name: box.properties['Name'],
        DisplayName: box.properties['DisplayName'],
        Alias: box.properties.Alias,
        PrimarySmtpAddress: box.properties.PrimarySmtpAddress,
        ExternalEmailAddress: null,
        RecipientType: 'UserMailbox',
        RecipientTypeDetails: box.properties['RecipientTypeDetails'],
        ExternalDirectoryObjectId: box.properties.ExternalDirectoryObjectId,
        WindowsLiveID: box.properties.UserPrincipalName,
      })),
      ...call.tenant.contacts,
    ];
    if (wanted === undefined) return all;
    const found = all.filter((item) =>
      [
        'Identity',
        'Name',
        'DisplayName',
        'Alias',
        'PrimarySmtpAddress',
        'ExternalDirectoryObjectId',
        'WindowsLiveID',
      ].some((key) => String(item[key] ?? '').toLowerCase() === wanted),
    );
    if (found.length === 0) throw objectNotFound(call.tenant, wanted);
    return found;
  }),
  cmdlet('Get-MailContact', 'read', 'Filter', (call) => {
    const wanted = text(call, 'Identity');
    return call.tenant.contacts.filter(
      (contact) => !wanted || [contact['Name'], contact['Identity']].includes(wanted),
    );
  }),
  cmdlet('New-MailContact', 'recipients', 'Name DisplayName ExternalEmailAddress Alias', (call) => {
    const name = text(call, 'Name') ?? '';
    const address = String(call.parameters['ExternalEmailAddress']).replace(/^smtp:/i, '');
    const contact: Obj = {
      Identity: name,
      Name: name,
      DisplayName: text(call, 'DisplayName') ?? name,
      Alias: name.replace(/\W/g, ''),
      PrimarySmtpAddress: address,
      ExternalEmailAddress: `SMTP:${address}`,
      RecipientType: 'MailContact',
      RecipientTypeDetails: 'MailContact',
      HiddenFromAddressListsEnabled: false,
      WhenCreated: call.world.clock.iso(),
    };
    call.tenant.contacts.push(contact);
    changed(call, name);
    return [contact];
  }),
  cmdlet(
    'Remove-MailContact',
    'recipients',
    '',
    (call) => {
      const name = text(call, 'Identity') ?? '';
      if (!call.tenant.contacts.some((contact) => contact['Name'] === name))
        throw objectNotFound(call.tenant, name);
      call.tenant.contacts = call.tenant.contacts.filter((contact) => contact['Name'] !== name);
      return changed(call, name);
    },
    { confirms: true },
  ),
  cmdlet('Get-User', 'read', 'Filter', (call) => {
    const user = findUser(call.tenant, text(call, 'Identity') ?? '');
    if (!user) throw objectNotFound(call.tenant, text(call, 'Identity') ?? '');
    return [
      {
        Identity: user.userPrincipalName,
        UserPrincipalName: user.userPrincipalName,
        DisplayName: user.displayName,
        AccountDisabled: !user.accountEnabled,
      },
    ];
  }),
];
