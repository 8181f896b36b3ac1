import { defineCheck } from '../../domain/check.ts';
import { coverageOutcome } from '../support/access/outcome.ts';
import { accessWants, strengthsOf } from '../support/access/people.ts';
import { modernClients } from '../support/access/coverage.ts';
import { demandsPhishingResistant } from '../support/access/grants.ts';

export const phishingResistantMfaForAllUsers = defineCheck({
  id: 'phishing-resistant-mfa-for-all-users',
  title: {
    en: 'Phishing-resistant MFA is enforced for all users',
    de: 'Für alle Benutzer gilt Phishing-resistente MFA',
  },
  rationale: {
    en: 'A code or a push can be passed on by a fake page in the middle; a passkey, Windows Hello or a certificate cannot.',
    de: 'Einen Code oder eine Push-Nachricht kann eine falsche Seite in der Mitte weiterreichen; einen Passkey, Windows Hello oder ein Zertifikat nicht.',
  },
  remediation: {
    en: 'Give users passkeys, then require the authentication strength "Phishing-resistant MFA" by Conditional Access.',
    de: 'Statten Sie Benutzer mit Passkeys aus und verlangen Sie dann per bedingtem Zugriff die Authentifizierungsstärke „Phishing-resistente MFA“.',
  },
  severity: 'medium',
  area: 'sign-in',
  scuba: ['MS.AAD.3.1v1'],
  cis: [],
  secureScore: [],
  attack: ['T1566', 'T1566.001', 'T1566.002', 'T1557'],
  cuts: { stops: ['T1557', 'T1111', 'T1621'], shortens: ['T1566'] },
  licence: 'entra-p1',
  action: 'require-phishing-resistant-mfa',
  needs: ['conditional-access'],
  wants: accessWants,
  evaluate(values, about) {
    const strengths = strengthsOf(values);
    return coverageOutcome(
      {
        demand: {
          satisfies: (policy) => demandsPhishingResistant(policy, strengths),
          clients: modernClients,
        },
        what: { en: 'Phishing-resistant MFA', de: 'Phishing-resistente MFA' },
      },
      values,
      about,
    );
  },
});
