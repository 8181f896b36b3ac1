import { exchangeError } from '../cmdlet.ts';
import type { Reach } from '../cmdlet.ts';
import { refused } from './cmdlets.ts';
import { all, kept } from './noun.ts';
import type { SettingNoun } from './noun.ts';

interface RuleKind {
  readonly noun: string;
  /** Members that name the policies which the rule applies. */
  readonly policies: readonly SettingNoun[];
  readonly container: string;
  readonly conditions?: string;
  readonly reach?: Reach;
  readonly plan?: string;
  readonly verbs?: SettingNoun['verbs'];
}

const recipients = 'SentTo SentToMemberOf RecipientDomainIs';
const exceptions = 'ExceptIfSentTo ExceptIfSentToMemberOf ExceptIfRecipientDomainIs';

/** The rule that says to whom a policy applies; the default policy has none and applies to the rest. */
export function policyRule(kind: RuleKind): SettingNoun {
  const policyMembers = kind.policies.map((policy) => policy.noun).join(' ');
  return {
    noun: kind.noun,
    verbs: kind.verbs ?? ['New', 'Set', 'Remove', 'Enable', 'Disable'],
    reach: kind.reach ?? 'security',
    ...(kind.plan ? { plan: kind.plan } : {}),
    container: `CN=${kind.container},CN=Rules,CN=Transport Settings`,
    objectClass: 'msExchTransportRule',
    blank: {
      ...all(null, policyMembers),
      State: 'Enabled',
      Priority: 0,
      Comments: null,
      Description: '',
      RuleVersion: '14.0.0.0',
      ...all(null, `${kind.conditions ?? recipients} ${kind.conditions ? '' : exceptions}`),
      Conditions: null,
      Exceptions: null,
    },
    fixed: 'Description RuleVersion Conditions Exceptions',
    fresh: () => [],
    made(call, item) {
      for (const policy of kind.policies) {
        const wanted = String(item[policy.noun] ?? '');
        if (!kept(policy, call.tenant.exchange).some((candidate) => candidate['Name'] === wanted))
          throw exchangeError(
            404,
            'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
            `The ${policy.noun} '${wanted}' couldn't be found.`,
          );
      }
      const rules = call.tenant.exchange.settings[kind.noun] ?? [];
      const taken = rules.some((rule) =>
        kind.policies.some((policy) => rule[policy.noun] === item[policy.noun]),
      );
      if (taken) throw refused('A policy can be used by one rule only.');
      item['Priority'] = Number(call.parameters['Priority'] ?? rules.length);
    },
  };
}

/** A policy that a rule still applies cannot go. */
export function refuseUsed(ruleNoun: string, policyNoun: string): NonNullable<SettingNoun['removing']> {
  return (call, item) => {
    const used = (call.tenant.exchange.settings[ruleNoun] ?? []).some(
      (rule) => rule[policyNoun] === item['Name'],
    );
    if (used) throw refused(`The policy '${String(item['Name'])}' is used by a rule. Remove the rule first.`);
  };
}

/** Preset policies carry Microsoft's values and take no others. */
export const refusePreset: NonNullable<SettingNoun['check']> = (_call, item) => {
  if (item['RecommendedPolicyType'] === 'Standard' || item['RecommendedPolicyType'] === 'Strict')
    throw refused(
      `The policy '${String(item['Name'])}' belongs to a preset security policy. Its settings can't be changed.`,
    );
};
