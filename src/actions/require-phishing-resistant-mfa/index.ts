import { accessPolicy } from '../access-policy.ts';

/** Microsoft's built-in strength "Phishing-resistant MFA". */
const phishingResistant = '00000000-0000-0000-0000-000000000004';

export const requirePhishingResistantMfa = accessPolicy({
  id: 'require-phishing-resistant-mfa',
  title: {
    en: 'Require phishing-resistant MFA for everybody',
    de: 'Phishing-resistente MFA für alle verlangen',
  },
  effect: {
    en: 'A fake sign-in page gets nothing that it could use: neither password nor code nor session.',
    de: 'Eine gefälschte Anmeldeseite bekommt nichts Brauchbares mehr: weder Kennwort noch Code noch Sitzung.',
  },
  notice: {
    en: 'Everybody needs a passkey, a security key, Windows Hello or a certificate.',
    de: 'Alle brauchen einen Passkey, einen Sicherheitsschlüssel, Windows Hello oder ein Zertifikat.',
  },
  impact: 'high',
  attack: ['T1557', 'T1621', 'T1539'],
  policyName: 'require phishing-resistant MFA for everybody',
  policy: {
    conditions: { applications: { includeApplications: ['All'] }, clientAppTypes: ['all'] },
    grantControls: { operator: 'OR', builtInControls: [], authenticationStrength: { id: phishingResistant } },
  },
});
