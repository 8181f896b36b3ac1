import { defineCheck } from '../../domain/check.ts';
import { pass, fail } from '../support/outcome.ts';
import { daysBetween } from '../support/dates.ts';

const longest = 90;

export const noStaleGuests = defineCheck({
  id: 'no-stale-guests',
  title: { en: 'Guests who no longer come are removed', de: 'Gäste, die nicht mehr kommen, sind entfernt' },
  rationale: {
    en: "A guest of a project long past still reads the team's files.",
    de: 'Der Gast eines längst beendeten Projekts liest noch immer die Dateien des Teams.',
  },
  remediation: {
    en: 'Remove guests who have not signed in for 90 days, or set up access reviews.',
    de: 'Entfernen Sie Gäste, die sich 90 Tage nicht angemeldet haben, oder richten Sie Zugriffsüberprüfungen ein.',
  },
  severity: 'low',
  area: 'guests',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1078.004'],
  cuts: { shortens: ['user-account'] },
  licence: 'entra-p1',
  needs: ['users', 'sign-in-activity'],
  evaluate({ users, 'sign-in-activity': activity }, { takenAt }) {
    const guests = users.filter((user) => user.accountEnabled !== false && user.userType === 'Guest');
    const stale = guests
      .filter((user) => daysBetween(activity[user.id] ?? user.createdDateTime ?? takenAt, takenAt) > longest)
      .map((user) => user.userPrincipalName);
    return stale.length === 0
      ? pass('All still come.', 'Alle kommen noch.', { guests: guests.length })
      : fail(
          `${stale.length} of ${guests.length} have not signed in for ${longest} days.`,
          `${stale.length} von ${guests.length} haben sich ${longest} Tage nicht angemeldet.`,
          { stale: stale.length },
          stale,
        );
  },
});
