import type { SettingValues } from '../../domain/setting-values/index.ts';

type Policies = SettingValues['dlp-policies'];
type Rules = SettingValues['dlp-rules'];

/** Policies in force; those that only test do nothing yet. */
export function activePolicies(policies: Policies): Policies {
  return policies.filter((policy) => policy.Enabled !== false && policy.Mode === 'Enable');
}

/** Rules of policies in force that look for sensitive information and block what they find. */
export function protectingRules(policies: Policies, rules: Rules): Rules {
  const active = new Set(activePolicies(policies).map((policy) => policy.Name));
  return rules.filter(
    (rule) =>
      rule.Disabled !== true &&
      rule.BlockAccess === true &&
      rule.ContentContainsSensitiveInformation.length > 0 &&
      active.has(rule.ParentPolicyName ?? ''),
  );
}
