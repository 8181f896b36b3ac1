import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';
import { keptFromInbox } from '../support/mail/judge.ts';

export const userImpersonationProtected = defineCheck({
  id: 'user-impersonation-protected',
  title: {
    en: 'The people whom forgers impersonate are protected by name',
    de: 'Personen, für die sich Fälscher ausgeben, sind namentlich geschützt',
  },
  rationale: {
    en: '"Please pay today" comes from an address that looks like the director\'s.',
    de: '„Bitte heute noch zahlen“ kommt von einer Adresse, die aussieht wie die der Geschäftsführung.',
  },
  remediation: {
    en: 'Anti-phishing policy, Impersonation: enable users to protect, list them, and quarantine what is found.',
    de: 'Antiphishing-Richtlinie, Identitätswechsel: zu schützende Benutzer aktivieren, auflisten, und Gefundenes in Quarantäne stellen.',
  },
  severity: 'medium',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.2.1v1'],
  cis: [],
  secureScore: ['mdo_targetedusersprotection', 'mdo_targeteduserprotectionaction'],
  attack: ['T1566', 'T1566.001', 'T1566.002', 'T1656'],
  cuts: { shortens: ['T1656', 'T1566'] },
  licence: 'defender-p1',
  action: 'turn-on-impersonation-protection',
  needs: ['anti-phish'],
  wants: mailWants,
  evaluate(values, about) {
    const wanted = about.sensitiveUsers;
    return mailOutcome(
      {
        family: 'anti-phish',
        holds: (policy) => {
          if (policy.EnableTargetedUserProtection === undefined) return undefined;
          // Each entry is "Name;address".
          const listed = policy.TargetedUsersToProtect.map((entry) =>
            entry.toLowerCase().split(';').at(-1)!.trim(),
          );
          const covered =
            wanted.length === 0 ? listed.length > 0 : wanted.every((address) => listed.includes(address));
          return (
            policy.EnableTargetedUserProtection &&
            covered &&
            keptFromInbox(policy.TargetedUserProtectionAction)
          );
        },
        what:
          wanted.length > 0
            ? {
                en: `Protection of ${wanted.length} named persons`,
                de: `Der Schutz von ${wanted.length} genannten Personen`,
              }
            : { en: 'Protection of named persons', de: 'Der Schutz benannter Personen' },
      },
      values,
    );
  },
});
