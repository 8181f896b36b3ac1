import type { Action } from '../../domain/action.ts';
import { deleteDevice, readDevice } from '../../microsoft/graph/devices.ts';
import { deviceLabel, deviceState, readDeviceState } from '../device.ts';
import { graph } from '../permissions.ts';

/** Found by `disable-device`, which can be undone; this one is for when an attacker's device shall be gone for good. */
export const deleteDeviceAction: Action = {
  id: 'delete-device',
  title: { en: 'Delete device', de: 'Gerät löschen' },
  effect: {
    en: 'The device is gone from the directory, and with it every token bound to it.',
    de: 'Das Gerät ist aus dem Verzeichnis entfernt und mit ihm jedes daran gebundene Token.',
  },
  latency: {
    en: 'Within minutes to an hour, when it next asks for a token.',
    de: 'Nach Minuten bis zu einer Stunde, sobald es das nächste Token anfordert.',
  },
  notice: {
    en: 'If it is the owner’s after all, it must be registered anew; BitLocker recovery keys stored with it are lost.',
    de: 'Gehört es doch der Person, muss es neu registriert werden; dort hinterlegte BitLocker-Wiederherstellungsschlüssel sind verloren.',
  },
  impact: 'high',
  reversible: 'no',
  irreversible: {
    en: 'A deleted device cannot be restored, nor can the BitLocker keys stored with it.',
    de: 'Ein gelöschtes Gerät lässt sich nicht wiederherstellen, ebenso wenig dort hinterlegte BitLocker-Schlüssel.',
  },
  phase: 'devices',
  attack: ['T1098.005'],
  d3fend: ['D3-CR'],
  permissions: [
    graph('Device.ReadWrite.All', 'Directory.AccessAsUser.All'),
    graph('User.Read.All', 'Device.Read.All', 'Directory.Read.All'),
  ],
  removes: 'device',
  once: true,
  confirm: true,

  async preview(connection, account, found) {
    const device = found === null ? null : await readDevice(connection.graph, found.key);
    if (device === null) return null;
    return { account, key: device.id, label: deviceLabel(device), before: deviceState(device), after: null };
  },
  read: readDeviceState,
  async apply({ connection, clientRequestId }, target) {
    await deleteDevice(connection.graph, target.key, clientRequestId);
    return { outcome: 'sent' };
  },
};
