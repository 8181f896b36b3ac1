import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';
import { demandsMfa } from '../support/access/grants.ts';

const action = 'urn:user:registerdevice';

export const deviceJoinRequiresMfa = defineCheck({
  id: 'device-join-requires-mfa',
  title: { en: 'Registering a device takes MFA', de: 'Das Registrieren eines Geräts erfordert MFA' },
  rationale: {
    en: 'A device that an intruder registers gives him a token that outlives the password.',
    de: 'Ein Gerät, das ein Eindringling registriert, gibt ihm ein Token, das das Kennwort überlebt.',
  },
  remediation: {
    en: 'Conditional Access on the user action "Register or join devices" with MFA, or the switch in the device settings.',
    de: 'Bedingter Zugriff auf die Benutzeraktion „Geräte registrieren oder beitreten“ mit MFA, oder der Schalter in den Geräteeinstellungen.',
  },
  severity: 'medium',
  area: 'sign-in',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1098.005'],
  cuts: { stops: ['device', 'T1098.005', 'rule:device-registered'] },
  action: 'require-mfa-to-join-devices',
  needs: ['device-registration', 'conditional-access'],
  evaluate({ 'device-registration': policy, 'conditional-access': policies }) {
    const byPolicy = policies.some(
      (one) =>
        one.state === 'enabled' &&
        one.conditions?.applications?.includeUserActions.includes(action) === true &&
        one.conditions.users?.includeUsers.includes('All') === true &&
        demandsMfa(one, new Map()),
    );
    if (byPolicy)
      return pass('A policy demands it.', 'Eine Richtlinie verlangt sie.', { conditionalAccess: true });
    const told = policy.multiFactorAuthConfiguration;
    if (told === undefined) return untold('multiFactorAuthConfiguration');
    return told === 'required' || told === '1'
      ? pass('The device settings demand it.', 'Die Geräteeinstellungen verlangen sie.', told)
      : fail('A password is enough.', 'Ein Kennwort genügt.', told);
  },
});
