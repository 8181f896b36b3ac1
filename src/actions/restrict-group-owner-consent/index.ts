import { consentPolicies } from '../consent-policies.ts';

const forOwned = /^managePermissionGrantsForOwnedResource\./i;
/** Microsoft's own policy: what an administrator has approved beforehand. */
const preApproved = /pre-approval/i;

export const restrictGroupOwnerConsent = consentPolicies({
  id: 'restrict-group-owner-consent',
  title: {
    en: 'Take the consent to applications from owners of groups and teams',
    de: 'Besitzern von Gruppen und Teams die Einwilligung für Anwendungen entziehen',
  },
  effect: {
    en: 'No owner can be talked into giving a stranger the files and chats of a whole team.',
    de: 'Kein Besitzer kann überredet werden, einem Fremden Dateien und Chats eines ganzen Teams zu geben.',
  },
  notice: {
    en: 'Owners who want a new app for their team ask an administrator.',
    de: 'Wer für sein Team eine neue App möchte, wendet sich an einen Administrator.',
  },
  impact: 'medium',
  attack: ['T1528'],
  concerns: (policy) => forOwned.test(policy) && !preApproved.test(policy),
});
