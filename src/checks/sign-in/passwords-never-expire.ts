import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';

/** What Graph writes for "never". */
const never = 2_147_483_647;

export const passwordsNeverExpire = defineCheck({
  id: 'passwords-never-expire',
  title: { en: 'Passwords do not expire by the calendar', de: 'Kennwörter laufen nicht nach Kalender ab' },
  rationale: {
    en: 'Forced changes lead to Summer2026! and then to Autumn2026!; a password is changed when it is known to others.',
    de: 'Erzwungene Wechsel führen zu Sommer2026! und dann zu Herbst2026!; ein Kennwort wird gewechselt, wenn andere es kennen.',
  },
  remediation: {
    en: 'Microsoft 365 admin center, Org settings, Password expiration policy: never expire.',
    de: 'Microsoft 365 Admin Center, Einstellungen der Organisation, Kennwortablaufrichtlinie: nie ablaufen.',
  },
  severity: 'low',
  area: 'sign-in',
  scuba: ['MS.AAD.6.1v1'],
  cis: ['1.3.1'],
  secureScore: ['PWAgePolicyNew'],
  attack: [],
  cuts: {},
  action: 'never-expire-passwords',
  needs: ['domains'],
  evaluate({ domains }) {
    const own = domains.filter((one) => one.isVerified !== false && one.authenticationType !== 'Federated');
    if (own.some((one) => one.passwordValidityPeriodInDays === undefined))
      return untold('passwordValidityPeriodInDays');
    const ends = own.filter((one) => one.passwordValidityPeriodInDays !== never).map((one) => one.id);
    const [en, de] = some(ends);
    return ends.length === 0
      ? pass('They never expire.', 'Sie laufen nie ab.', { domains: own.map((one) => one.id) })
      : fail(`They expire in: ${en}.`, `Sie laufen ab in: ${de}.`, { ends }, ends);
  },
});
