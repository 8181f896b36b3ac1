import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { daysBetween } from '../support/dates.ts';

const longest = 45;

export const noStaleAdministrators = defineCheck({
  id: 'no-stale-administrators',
  title: {
    en: 'Every administrator has signed in within 45 days',
    de: 'Jeder Administrator hat sich in den letzten 45 Tagen angemeldet',
  },
  rationale: {
    en: 'Nobody notices when a forgotten administrator is suddenly active at night.',
    de: 'Niemand merkt, wenn ein vergessener Administrator plötzlich nachts aktiv ist.',
  },
  remediation: {
    en: 'Remove the role, or disable the account; emergency accounts are named with --break-glass.',
    de: 'Rolle entfernen oder Konto deaktivieren; Notfallkonten mit --break-glass nennen.',
  },
  severity: 'medium',
  area: 'roles',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1078.004'],
  cuts: { shortens: ['role'] },
  licence: 'entra-p1',
  needs: ['role-holders', 'sign-in-activity', 'users'],
  evaluate({ 'role-holders': holders, 'sign-in-activity': activity, users }, about) {
    const created = new Map(users.map((user) => [user.id, user.createdDateTime]));
    const people = holders.filter(
      (one) =>
        one.principalType === 'user' &&
        one.accountEnabled !== false &&
        !about.breakGlass.includes((one.principalName ?? '').toLowerCase()),
    );
    const stale = [
      ...new Set(
        people
          .filter(
            (one) =>
              daysBetween(
                activity[one.principalId] ?? created.get(one.principalId) ?? about.takenAt,
                about.takenAt,
              ) > longest,
          )
          .map((one) => one.principalName ?? one.principalId),
      ),
    ].sort();
    const [en, de] = some(stale);
    return stale.length === 0
      ? pass('All have.', 'Alle.', { administrators: new Set(people.map((one) => one.principalId)).size })
      : fail(`Not: ${en}.`, `Nicht: ${de}.`, { stale }, stale);
  },
});
