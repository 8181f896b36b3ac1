import { defineCheck } from '../../domain/check.ts';
import { coverageOutcome } from '../support/access/outcome.ts';
import { accessWants, strengthsOf } from '../support/access/people.ts';
import { modernClients } from '../support/access/coverage.ts';
import { demandsPhishingResistant } from '../support/access/grants.ts';
import { isHighlyPrivileged, privilegedStandIns } from '../support/roles.ts';

export const phishingResistantMfaForAdministrators = defineCheck({
  id: 'phishing-resistant-mfa-for-administrators',
  title: {
    en: 'Administrators sign in with phishing-resistant MFA',
    de: 'Administratoren melden sich mit Phishing-resistenter MFA an',
  },
  rationale: {
    en: 'One administrator who falls for a fake page is the whole organisation.',
    de: 'Ein Administrator, der auf eine falsche Seite hereinfällt, ist die ganze Organisation.',
  },
  remediation: {
    en: 'Require the authentication strength "Phishing-resistant MFA" of all highly privileged roles by Conditional Access.',
    de: 'Verlangen Sie per bedingtem Zugriff von allen hoch privilegierten Rollen die Authentifizierungsstärke „Phishing-resistente MFA“.',
  },
  severity: 'high',
  area: 'sign-in',
  scuba: ['MS.AAD.3.6v1'],
  cis: ['5.2.2.5'],
  secureScore: ['aad_phishing_MFA_strength'],
  attack: ['T1566', 'T1566.001', 'T1566.002', 'T1078', 'T1078.004', 'T1557'],
  cuts: { stops: ['T1557', 'T1111', 'T1621'], shortens: ['role', 'T1098'] },
  licence: 'entra-p1',
  action: 'require-phishing-resistant-mfa-for-administrators',
  needs: ['conditional-access', 'role-holders'],
  wants: accessWants,
  evaluate(values, about) {
    const strengths = strengthsOf(values);
    return coverageOutcome(
      {
        demand: {
          satisfies: (policy) => demandsPhishingResistant(policy, strengths),
          clients: modernClients,
        },
        who: (person) => [...person.roles].some(isHighlyPrivileged),
        standIns: privilegedStandIns,
        what: {
          en: 'Phishing-resistant MFA for administrators',
          de: 'Phishing-resistente MFA für Administratoren',
        },
      },
      values,
      about,
    );
  },
});
