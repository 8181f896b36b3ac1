import type { Reason } from '../../domain/account.ts';
import type { Action, FindHints } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { JsonObject } from '../../kernel/json.ts';
import {
  type MobileDevice,
  listMobileDevices,
  removeMobileDevice,
} from '../../microsoft/exchange/mobile-devices.ts';
import { cmdlets } from '../permissions.ts';
import {
  against,
  age,
  ageReasons,
  foothold,
  forIt,
  mailboxOf,
  name,
  needAccount,
  textMember,
} from '../support.ts';

export const endMobilePartnership: Action = {
  id: 'end-mobile-partnership',
  title: { en: 'End mobile partnership', de: 'Mobilgerätepartnerschaft beenden' },
  effect: {
    en: 'This phone or program no longer synchronises the mailbox. Nothing on the device is erased.',
    de: 'Dieses Telefon oder Programm synchronisiert das Postfach nicht mehr. Auf dem Gerät wird nichts gelöscht.',
  },
  latency: {
    en: 'At its next synchronisation, usually within minutes. A device that still can sign in would pair again: sign-in is blocked first.',
    de: 'Bei der nächsten Synchronisierung, meist nach Minuten. Ein Gerät, das sich noch anmelden kann, würde sich neu koppeln: Deshalb wird zuerst die Anmeldung gesperrt.',
  },
  notice: {
    en: 'Mail stops on that device until the owner signs in on it again.',
    de: 'Auf diesem Gerät kommen keine E-Mails mehr an, bis sich die Person dort neu anmeldet.',
  },
  impact: 'low',
  reversible: 'no',
  irreversible: {
    en: 'A partnership cannot be restored from here; the owner’s own phone pairs again by itself at the next sign-in.',
    de: 'Eine Partnerschaft lässt sich von hier aus nicht wiederherstellen; das eigene Telefon der Person koppelt sich bei der nächsten Anmeldung von selbst neu.',
  },
  phase: 'mailbox',
  attack: ['T1098.005', 'T1114.002'],
  d3fend: ['D3-CR'],
  permissions: cmdlets('Get-MobileDeviceStatistics', 'Remove-MobileDevice'),
  removes: 'mobile-partnership',

  async find(connection, account, hints) {
    if (account.mailbox === 'none') return [];
    const devices = await listMobileDevices(connection.exchange, mailboxOf(account));
    return devices.map((device) => {
      const judged = judgeMobileDevice(device, hints, connection.clock.now());
      return foothold(
        {
          kind: 'mobile-partnership',
          key: device.deviceId,
          account: account.upn,
          title: {
            en: `Mobile partnership ${deviceLabel(device)}`,
            de: `Mobilgerätepartnerschaft ${deviceLabel(device)}`,
          },
          since: device.firstSync,
          reasons: judged.reasons,
          suggestion: judged.suggestion,
          action: 'end-mobile-partnership',
          state: stateOf(device),
        },
        hints,
      );
    });
  },
  async preview(connection, account, found) {
    if (found === null) return null;
    const device = await deviceById(connection, mailboxOf(needAccount(account)), found.key);
    if (device === null) return null;
    return {
      account,
      key: device.deviceId,
      label: deviceLabel(device),
      before: stateOf(device),
      after: null,
      options: { identity: device.identity },
    };
  },
  async read(connection, target) {
    const device = await deviceById(connection, mailboxOf(needAccount(target.account)), target.key);
    return device === null ? null : stateOf(device);
  },
  async apply({ connection, clientRequestId }, target) {
    const identity = textMember(target.options, 'identity') ?? target.key;
    await removeMobileDevice(
      connection.exchange,
      mailboxOf(needAccount(target.account)),
      identity,
      clientRequestId,
    );
    return { outcome: 'sent' };
  },
};

export function judgeMobileDevice(
  device: MobileDevice,
  hints: FindHints,
  now: Date,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = [...ageReasons(device.firstSync, hints)];
  const when = age(device.firstSync, hints);
  if (when === 'inside') return { suggestion: 'remove', reasons };
  if (when === 'before') return { suggestion: 'keep', reasons };
  if (device.firstSync === null) {
    reasons.push(
      forIt('Exchange does not say when it was paired.', 'Exchange sagt nicht, wann sie gekoppelt wurde.'),
    );
    return { suggestion: 'ask', reasons };
  }
  const young = now.getTime() - new Date(device.firstSync).getTime() < 30 * 86_400_000;
  reasons.push(
    young
      ? forIt('It was paired within the last 30 days.', 'Sie wurde in den letzten 30 Tagen gekoppelt.')
      : against('It has been in use for more than 30 days.', 'Sie ist seit mehr als 30 Tagen in Gebrauch.'),
  );
  return { suggestion: young ? 'ask' : 'keep', reasons };
}

async function deviceById(connection: Connection, mailbox: string, id: string): Promise<MobileDevice | null> {
  const devices = await listMobileDevices(connection.exchange, mailbox);
  return devices.find((device) => device.deviceId === id) ?? null;
}

// Synchronisation times change by themselves and stay outside the state.
function stateOf(device: MobileDevice): JsonObject {
  return {
    deviceId: device.deviceId,
    type: device.type,
    model: device.model,
    friendlyName: device.friendlyName,
  };
}

function deviceLabel(device: MobileDevice): string {
  return name(device.friendlyName ?? device.model ?? device.type ?? device.userAgent ?? device.deviceId);
}
