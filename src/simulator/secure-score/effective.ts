import type { Obj, Tenant } from '../state/tenant.ts';

/**
 * The policy that reaches everybody: a preset without conditions, Strict before Standard, then a rule over all accepted
 * domains, then the default (Order and precedence of email protection).
 */
export function effectivePolicy(
  tenant: Tenant,
  noun: string,
  ruleNoun: string,
  presetNoun: 'EOPProtectionPolicyRule' | 'ATPProtectionPolicyRule',
): Obj | undefined {
  const { settings } = tenant.exchange;
  const policies = settings[noun] ?? [];
  const named = (name: unknown): Obj | undefined => policies.find((policy) => policy['Name'] === name);
  const preset = ['Strict', 'Standard']
    .map((level) => (settings[presetNoun] ?? []).find((rule) => String(rule['Name']).startsWith(level)))
    .find((rule) => rule !== undefined && isOn(rule) && isForAll(rule));
  const custom = (settings[ruleNoun] ?? [])
    .filter(isOn)
    .toSorted((a, b) => Number(a['Priority'] ?? 0) - Number(b['Priority'] ?? 0))
    .find((rule) => !hasExceptions(rule) && coversDomains(tenant, rule));
  return (
    named(preset?.[noun]) ??
    named(custom?.[noun]) ??
    policies.find((policy) => policy['IsDefault'] === true || policy['IsBuiltInProtection'] === true)
  );
}

const conditions = ['SentTo', 'SentToMemberOf', 'RecipientDomainIs'];

function isOn(rule: Obj): boolean {
  return rule['State'] !== 'Disabled';
}

function hasExceptions(rule: Obj): boolean {
  return conditions.some((name) => filled(rule[`ExceptIf${name}`]));
}

function isForAll(rule: Obj): boolean {
  return !hasExceptions(rule) && conditions.every((name) => !filled(rule[name]));
}

function coversDomains(tenant: Tenant, rule: Obj): boolean {
  const reached = (rule['RecipientDomainIs'] ?? []) as readonly string[];
  return (
    !filled(rule['SentTo']) &&
    !filled(rule['SentToMemberOf']) &&
    tenant.exchange.acceptedDomains.every((domain) => reached.includes(String(domain['Name'])))
  );
}

function filled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '';
}
