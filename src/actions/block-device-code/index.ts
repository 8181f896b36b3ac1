import { accessPolicy } from '../access-policy.ts';

export const blockDeviceCode = accessPolicy({
  id: 'block-device-code',
  title: { en: 'Block sign-in by device code', de: 'Anmeldung per Gerätecode blockieren' },
  effect: {
    en: 'The lure "type this code" leads nowhere.',
    de: 'Der Köder „Geben Sie diesen Code ein“ führt ins Leere.',
  },
  notice: {
    en: 'Meeting-room screens and some command-line tools sign in another way.',
    de: 'Bildschirme in Besprechungsräumen und manche Kommandozeilenprogramme müssen sich anders anmelden.',
  },
  impact: 'low',
  attack: ['T1528', 'T1566.002'],
  policyName: 'block device code',
  policy: {
    conditions: {
      applications: { includeApplications: ['All'] },
      authenticationFlows: { transferMethods: 'deviceCodeFlow' },
      clientAppTypes: ['all'],
    },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
  },
});
