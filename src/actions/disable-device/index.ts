import type { Action } from '../../domain/action.ts';
import { listUserDevices, readDevice, setDeviceEnabled } from '../../microsoft/graph/devices.ts';
import { deviceLabel, deviceState, readDeviceState } from '../device.ts';
import { graph } from '../permissions.ts';
import { foothold } from '../support.ts';
import { judgeDevice } from './judge.ts';

export const disableDevice: Action = {
  id: 'disable-device',
  title: { en: 'Disable device', de: 'Gerät deaktivieren' },
  effect: {
    en: 'The device can no longer get tokens. A primary refresh token bound to it survives revoked sessions and a new password, but not this.',
    de: 'Das Gerät bekommt keine Token mehr. Ein daran gebundenes primäres Aktualisierungstoken überlebt widerrufene Sitzungen und ein neues Kennwort, dies aber nicht.',
  },
  latency: {
    en: 'Within minutes to an hour, when it next asks for a token.',
    de: 'Nach Minuten bis zu einer Stunde, sobald es das nächste Token anfordert.',
  },
  notice: {
    en: 'Nobody can sign in to Microsoft 365 from this device until it is enabled again.',
    de: 'Von diesem Gerät aus kann sich niemand bei Microsoft 365 anmelden, bis es wieder aktiviert wird.',
  },
  impact: 'medium',
  reversible: 'yes',
  phase: 'devices',
  attack: ['T1098.005'],
  d3fend: ['D3-CR', 'D3-AL'],
  permissions: [
    graph('Device.ReadWrite.All', 'Directory.AccessAsUser.All'),
    graph('User.Read.All', 'Device.Read.All', 'Directory.Read.All'),
  ],
  removes: 'device',

  async find(connection, account, hints) {
    const devices = await listUserDevices(connection.graph, account.id);
    return devices
      .filter((device) => device.enabled)
      .map((device) => {
        const judged = judgeDevice(device, hints, connection.clock.now());
        const label = deviceLabel(device);
        const parts = {
          kind: 'device' as const,
          key: device.id,
          account: account.upn,
          title: { en: `Device ${label}`, de: `Gerät ${label}` },
          since: device.registered,
          reasons: judged.reasons,
          suggestion: judged.suggestion,
          action: 'disable-device',
          state: deviceState(device),
        };
        return foothold(parts, hints);
      });
  },
  async preview(connection, account, found) {
    const device = found === null ? null : await readDevice(connection.graph, found.key);
    if (device === null || !device.enabled) return null;
    const before = deviceState(device);
    return {
      account,
      key: device.id,
      label: deviceLabel(device),
      before,
      after: { ...before, enabled: false },
    };
  },
  read: readDeviceState,
  async apply({ connection, clientRequestId }, target) {
    await setDeviceEnabled(connection.graph, target.key, false, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await setDeviceEnabled(connection.graph, target.key, true, clientRequestId);
    return { outcome: 'sent' };
  },
};
