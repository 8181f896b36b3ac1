import { accessPolicy } from '../access-policy.ts';
import { highlyPrivileged } from '../privileged-roles.ts';

export const limitAdministratorSessions = accessPolicy({
  id: 'limit-administrator-sessions',
  title: {
    en: "Limit administrators' sessions to four hours",
    de: 'Sitzungen von Administratoren auf vier Stunden begrenzen',
  },
  effect: {
    en: 'A stolen administrator session is worthless after a few hours.',
    de: 'Eine gestohlene Administratorsitzung ist nach wenigen Stunden wertlos.',
  },
  notice: {
    en: 'Administrators sign in anew every four hours, and the browser does not remember them.',
    de: 'Administratoren melden sich alle vier Stunden neu an, und der Browser merkt sie sich nicht.',
  },
  impact: 'low',
  attack: ['T1539', 'T1550.004'],
  policyName: 'limit administrators’ sessions',
  policy: {
    conditions: {
      applications: { includeApplications: ['All'] },
      users: { includeRoles: [...highlyPrivileged] },
      clientAppTypes: ['all'],
    },
    sessionControls: {
      signInFrequency: {
        isEnabled: true,
        type: 'hours',
        value: 4,
        frequencyInterval: 'timeBased',
        authenticationType: 'primaryAndSecondaryAuthentication',
      },
      persistentBrowser: { isEnabled: true, mode: 'never' },
    },
  },
});
