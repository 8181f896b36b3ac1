import { accessPolicy } from '../access-policy.ts';

export const protectMethodRegistration = accessPolicy({
  id: 'protect-method-registration',
  title: {
    en: 'Register sign-in methods on managed devices only',
    de: 'Anmeldemethoden nur auf verwalteten Geräten registrieren',
  },
  effect: {
    en: 'An attacker with a password cannot add a method of his own.',
    de: 'Ein Angreifer mit Kennwort kann keine eigene Methode hinzufügen.',
  },
  notice: {
    en: 'A new telephone is set up from the work computer, or with a temporary access pass.',
    de: 'Ein neues Telefon wird vom Arbeitsrechner aus eingerichtet, oder mit einem befristeten Zugriffspass.',
  },
  impact: 'medium',
  attack: ['T1098.005', 'T1556.006'],
  policyName: 'register methods on managed devices only',
  policy: {
    conditions: {
      applications: { includeUserActions: ['urn:user:registersecurityinfo'] },
      clientAppTypes: ['all'],
    },
    grantControls: { operator: 'OR', builtInControls: ['compliantDevice', 'domainJoinedDevice'] },
  },
});
