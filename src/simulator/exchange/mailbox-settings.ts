import { changed, cmdlet, invalid, needMailbox, objectNotFound, setProperties, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';
import type { Obj } from '../state/tenant.ts';

function pair(
  noun: string,
  parameters: string,
  pick: (box: ReturnType<typeof needMailbox>) => Obj,
): readonly Cmdlet[] {
  return [
    cmdlet(`Get-${noun}`, 'read', '', (call) => [pick(needMailbox(call))]),
    cmdlet(`Set-${noun}`, 'recipients', parameters, (call) => {
      const box = needMailbox(call);
      setProperties(pick(box), call);
      return changed(call, String(box.properties['Name']));
    }),
  ];
}

/** All devices, those of a mailbox, or one; `ActiveSync` leaves out what came by another protocol. */
function mobileDevices(call: CmdletCall): readonly Obj[] {
  const found = text(call, 'Mailbox')
    ? needMailbox(call, 'Mailbox').mobileDevices
    : call.tenant.mailboxes.flatMap((box) => box.mobileDevices);
  const wanted = text(call, 'Identity');
  const named = found.filter(
    (device) => wanted === undefined || [device['Identity'], device['Guid']].includes(wanted),
  );
  if (wanted !== undefined && named.length === 0) throw objectNotFound(call.tenant, wanted);
  return named.filter((device) => call.parameters['ActiveSync'] !== true || device['ClientType'] === 'EAS');
}

/** The device of that identity, in whichever mailbox. */
function deviceHolder(call: CmdletCall) {
  const wanted = text(call, 'Identity') ?? '';
  const box = call.tenant.mailboxes.find((candidate) =>
    candidate.mobileDevices.some((device) => [device['Identity'], device['Guid']].includes(wanted)),
  );
  if (!box) throw objectNotFound(call.tenant, wanted);
  return { box, wanted };
}

export const mailboxSettingCmdlets: readonly Cmdlet[] = [
  ...pair(
    'MailboxAutoReplyConfiguration',
    'AutoReplyState InternalMessage ExternalMessage ExternalAudience StartTime EndTime',
    (box) => box.autoReply,
  ),
  ...pair(
    'MailboxMessageConfiguration',
    'SignatureHtml SignatureText AutoAddSignature AutoAddSignatureOnReply',
    (box) => box.messageConfiguration,
  ),
  ...pair(
    'MailboxJunkEmailConfiguration',
    'Enabled TrustedSendersAndDomains BlockedSendersAndDomains TrustedListsOnly ContactsTrusted',
    (box) => box.junk,
  ),
  cmdlet('Get-MobileDevice', 'read', 'Mailbox ActiveSync', mobileDevices),
  cmdlet('Get-MobileDeviceStatistics', 'read', 'Mailbox ActiveSync', (call) => {
    if (!text(call, 'Mailbox') && !text(call, 'Identity'))
      throw invalid('Cannot process command because of one or more missing mandatory parameters: Mailbox.');
    return mobileDevices(call);
  }),
  cmdlet(
    'Remove-MobileDevice',
    'recipients',
    'Force',
    (call) => {
      const { box, wanted } = deviceHolder(call);
      box.mobileDevices = box.mobileDevices.filter(
        (device) => ![device['Identity'], device['Guid']].includes(wanted),
      );
      return changed(call, wanted);
    },
    { confirms: true },
  ),
  cmdlet(
    'Clear-MobileDevice',
    'recipients',
    'AccountOnly Cancel',
    (call) => {
      const { box, wanted } = deviceHolder(call);
      for (const device of box.mobileDevices)
        if (device['Identity'] === wanted) device['DeviceWipeRequestTime'] = call.world.clock.iso();
      return changed(call, wanted);
    },
    { confirms: true },
  ),
  cmdlet('Get-App', 'read', 'Mailbox OrganizationApp', (call) => needMailbox(call, 'Mailbox').addIns),
  ...(['Disable', 'Enable'] as const).map((verb) =>
    cmdlet(
      `${verb}-App`,
      'recipients',
      'Mailbox',
      (call) => {
        const box = needMailbox(call, 'Mailbox');
        const wanted = text(call, 'Identity') ?? '';
        const addIn = box.addIns.find(
          (candidate) => candidate['AppId'] === wanted || String(candidate['Identity']).endsWith(wanted),
        );
        if (!addIn) throw objectNotFound(call.tenant, wanted);
        addIn['Enabled'] = verb === 'Enable';
        return changed(call, wanted);
      },
      { confirms: verb === 'Disable' },
    ),
  ),
];
