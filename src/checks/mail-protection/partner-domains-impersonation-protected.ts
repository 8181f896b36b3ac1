import { defineCheck } from '../../domain/check.ts';
import { manual } from '../support/outcome.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';
import { keptFromInbox } from '../support/mail/judge.ts';

export const partnerDomainsImpersonationProtected = defineCheck({
  id: 'partner-domains-impersonation-protected',
  title: {
    en: "Look-alikes of suppliers' and partners' domains are caught",
    de: 'Nachahmungen der Domänen von Lieferanten und Partnern werden abgefangen',
  },
  rationale: {
    en: "The invoice with the changed bank account comes in the supplier's name.",
    de: 'Die Rechnung mit der geänderten Bankverbindung kommt im Namen des Lieferanten.',
  },
  remediation: {
    en: "Anti-phishing policy, Impersonation: add the partners' domains, and name them to Evict with --partner-domain.",
    de: 'Antiphishing-Richtlinie, Identitätswechsel: Domänen der Partner hinzufügen, und Evict mit --partner-domain nennen.',
  },
  severity: 'low',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.2.3v1'],
  cis: [],
  secureScore: ['mdo_enabledomainstoprotect'],
  attack: ['T1566', 'T1566.001', 'T1566.002', 'T1656'],
  cuts: { shortens: ['T1656', 'T1566'] },
  licence: 'defender-p1',
  action: 'turn-on-impersonation-protection',
  needs: ['anti-phish'],
  wants: mailWants,
  evaluate(values, { partnerDomains }) {
    if (partnerDomains.length === 0)
      return manual(
        'Only you know who the key partners are: name their domains with --partner-domain.',
        'Nur Sie wissen, wer die wichtigen Partner sind: Nennen Sie ihre Domänen mit --partner-domain.',
      );
    return mailOutcome(
      {
        family: 'anti-phish',
        holds: (policy) => {
          if (policy.EnableTargetedDomainsProtection === undefined) return undefined;
          const listed = policy.TargetedDomainsToProtect.map((domain) => domain.toLowerCase());
          const covered = partnerDomains.every((domain) => listed.includes(domain));
          return (
            policy.EnableTargetedDomainsProtection &&
            covered &&
            keptFromInbox(policy.TargetedDomainProtectionAction)
          );
        },
        what: { en: "Protection of the partners' domains", de: 'Der Schutz der Domänen der Partner' },
      },
      values,
    );
  },
});
