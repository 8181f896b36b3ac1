import { exchangeSetting } from '../exchange-setting.ts';
import { textsMember } from '../support.ts';

export const turnOnImpersonationProtection = exchangeSetting({
  id: 'turn-on-impersonation-protection',
  title: {
    en: 'Guard against borrowed names and look-alike domains',
    de: 'Vor fremden Namen und ähnlichen Domänen schützen',
  },
  effect: {
    en: 'Mail that pretends to come from a guarded person, from your own or from a known contact is put aside.',
    de: 'E-Mails, die vorgeben, von einer geschützten Person, aus dem eigenen Haus oder von einem bekannten Kontakt zu stammen, werden beiseitegelegt.',
  },
  notice: {
    en: 'Now and then a private address of a guarded person is caught.',
    de: 'Gelegentlich trifft es die private Adresse einer geschützten Person.',
  },
  impact: 'low',
  attack: ['T1656', 'T1566'],
  noun: 'AntiPhishPolicy',
  want: (policy, options) => {
    if (policy['IsDefault'] !== true) return null;
    const people = textsMember(options, 'sensitiveUsers');
    const partners = textsMember(options, 'partnerDomains');
    return {
      Enabled: true,
      EnableMailboxIntelligence: true,
      EnableMailboxIntelligenceProtection: true,
      MailboxIntelligenceProtectionAction: 'Quarantine',
      EnableOrganizationDomainsProtection: true,
      EnableTargetedDomainsProtection: true,
      TargetedDomainProtectionAction: 'Quarantine',
      TargetedDomainsToProtect: [
        ...new Set([...textsMember(policy, 'TargetedDomainsToProtect'), ...partners]),
      ],
      EnableTargetedUserProtection: true,
      TargetedUserProtectionAction: 'Quarantine',
      TargetedUsersToProtect: [...new Set([...textsMember(policy, 'TargetedUsersToProtect'), ...people])],
    };
  },
});
