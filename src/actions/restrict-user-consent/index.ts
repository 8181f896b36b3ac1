import { consentPolicies } from '../consent-policies.ts';

const forSelf = /^managePermissionGrantsForSelf\./i;

export const restrictUserConsent = consentPolicies({
  id: 'restrict-user-consent',
  title: {
    en: 'Take the consent to applications from users',
    de: 'Benutzern die Einwilligung für Anwendungen entziehen',
  },
  effect: {
    en: "Nobody can be talked into giving a stranger's application the mailbox. Consents already given stay.",
    de: 'Niemand kann mehr überredet werden, der Anwendung eines Fremden das Postfach zu geben. Erteilte Einwilligungen bleiben.',
  },
  notice: {
    en: 'Whoever wants a new application asks an administrator.',
    de: 'Wer eine neue Anwendung möchte, wendet sich an einen Administrator.',
  },
  impact: 'low',
  attack: ['T1528', 'T1550.001'],
  // What owners may grant for their own teams and chats (ForOwnedResource) is another matter, and stays.
  concerns: (policy) => forSelf.test(policy),
});
