import { defineCheck } from '../../domain/check.ts';
import { pass, fail } from '../support/outcome.ts';
import { daysBetween } from '../support/dates.ts';

const longest = 90;

export const noStaleUsers = defineCheck({
  id: 'no-stale-users',
  title: {
    en: 'Accounts that nobody uses are disabled',
    de: 'Konten, die niemand benutzt, sind deaktiviert',
  },
  rationale: {
    en: 'Nobody complains when a forgotten account is taken over.',
    de: 'Niemand beschwert sich, wenn ein vergessenes Konto gekapert wird.',
  },
  remediation: {
    en: 'Disable users who have not signed in for 90 days, then delete them.',
    de: 'Deaktivieren Sie Benutzer, die sich 90 Tage nicht angemeldet haben, und löschen Sie sie danach.',
  },
  severity: 'low',
  area: 'sign-in',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1078.004'],
  cuts: { shortens: ['T1078', 'T1110'] },
  licence: 'entra-p1',
  needs: ['users', 'sign-in-activity'],
  evaluate({ users, 'sign-in-activity': activity }, { takenAt }) {
    const people = users.filter(
      (user) => user.accountEnabled === true && user.userType !== 'Guest' && user.licensed !== false,
    );
    const stale = people
      .filter((user) => daysBetween(activity[user.id] ?? user.createdDateTime ?? takenAt, takenAt) > longest)
      .map((user) => user.userPrincipalName);
    return stale.length === 0
      ? pass('All are in use.', 'Alle werden benutzt.', { users: people.length })
      : fail(
          `${stale.length} of ${people.length} have not signed in for ${longest} days.`,
          `${stale.length} von ${people.length} haben sich ${longest} Tage nicht angemeldet.`,
          { stale: stale.length },
          stale,
        );
  },
});
