import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';
import { keptFromInbox } from '../support/mail/judge.ts';

export const ownDomainsImpersonationProtected = defineCheck({
  id: 'own-domains-impersonation-protected',
  title: {
    en: 'Look-alikes of your own domains are caught',
    de: 'Nachahmungen der eigenen Domänen werden abgefangen',
  },
  rationale: {
    en: 'contoso.com and contos0.com differ by one stroke.',
    de: 'contoso.com und contos0.com unterscheidet ein Strich.',
  },
  remediation: {
    en: 'Anti-phishing policy, Impersonation: include the domains I own, and quarantine what is found.',
    de: 'Antiphishing-Richtlinie, Identitätswechsel: eigene Domänen einschließen, und Gefundenes in Quarantäne stellen.',
  },
  severity: 'medium',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.2.2v1'],
  cis: [],
  secureScore: ['mdo_targeteddomainprotectionaction', 'mdo_enabledomainstoprotect'],
  attack: ['T1566', 'T1566.001', 'T1566.002', 'T1656'],
  cuts: { shortens: ['T1656', 'T1566'] },
  licence: 'defender-p1',
  action: 'turn-on-impersonation-protection',
  needs: ['anti-phish'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'anti-phish',
        holds: (policy) =>
          policy.EnableOrganizationDomainsProtection === undefined
            ? undefined
            : policy.EnableOrganizationDomainsProtection &&
              keptFromInbox(policy.TargetedDomainProtectionAction),
        what: { en: 'Protection of your own domains', de: 'Der Schutz der eigenen Domänen' },
      },
      values,
    ),
});
