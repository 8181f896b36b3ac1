import { graphSetting } from '../graph-setting.ts';
import type { JsonObject } from '../../kernel/json.ts';

/** PUT replaces the whole policy. Source: learn.microsoft.com/graph/api/deviceregistrationpolicy-update. */
function whole(policy: JsonObject): JsonObject {
  const { '@odata.context': _, id: _id, displayName: _name, description: _text, ...rest } = policy;
  return rest;
}

export const requireMfaToJoinDevices = graphSetting({
  id: 'require-mfa-to-join-devices',
  title: { en: 'Require MFA to join a device', de: 'MFA zum Einbinden eines Geräts verlangen' },
  effect: {
    en: "A stolen password does not make the attacker's computer a trusted one.",
    de: 'Ein gestohlenes Kennwort macht den Rechner des Angreifers nicht zu einem vertrauten.',
  },
  notice: {
    en: 'Who joins a device is asked for a second factor.',
    de: 'Wer ein Gerät einbindet, wird nach einem zweiten Faktor gefragt.',
  },
  impact: 'low',
  attack: ['T1098.005'],
  path: '/policies/deviceRegistrationPolicy',
  permissions: [
    ['Policy.Read.All', 'Policy.Read.DeviceConfiguration'],
    ['Policy.ReadWrite.DeviceConfiguration'],
  ],
  version: 'beta',
  method: 'PUT',
  want: (policy) => ({ ...whole(policy), multiFactorAuthConfiguration: 'required' }),
});
