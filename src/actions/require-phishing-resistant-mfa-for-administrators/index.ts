import { accessPolicy } from '../access-policy.ts';
import { highlyPrivileged } from '../privileged-roles.ts';

/** Microsoft's built-in strength "Phishing-resistant MFA". */
const phishingResistant = '00000000-0000-0000-0000-000000000004';

export const requirePhishingResistantMfaForAdministrators = accessPolicy({
  id: 'require-phishing-resistant-mfa-for-administrators',
  title: {
    en: 'Require phishing-resistant MFA for administrators',
    de: 'Phishing-resistente MFA für Administratoren verlangen',
  },
  effect: {
    en: 'An administrator who falls for a fake sign-in page gives nothing away.',
    de: 'Ein Administrator, der auf eine gefälschte Anmeldeseite hereinfällt, verrät nichts.',
  },
  notice: {
    en: 'Administrators need a passkey, a security key, Windows Hello or a certificate.',
    de: 'Administratoren brauchen einen Passkey, einen Sicherheitsschlüssel, Windows Hello oder ein Zertifikat.',
  },
  impact: 'medium',
  attack: ['T1557', 'T1621', 'T1539'],
  policyName: 'require phishing-resistant MFA for administrators',
  policy: {
    conditions: {
      applications: { includeApplications: ['All'] },
      users: { includeRoles: [...highlyPrivileged] },
      clientAppTypes: ['all'],
    },
    grantControls: { operator: 'OR', builtInControls: [], authenticationStrength: { id: phishingResistant } },
  },
});
