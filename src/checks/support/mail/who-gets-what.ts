import type { SettingValues } from '../../../domain/setting-values/index.ts';

type Rule = NonNullable<SettingValues['preset-rules']['atp']>[number];

/** Families of threat policies, with the member by which a rule names its policy and the kind of preset rule. */
export const families = {
  'anti-spam': { member: 'HostedContentFilterPolicy', preset: 'eop' },
  'anti-phish': { member: 'AntiPhishPolicy', preset: 'eop' },
  'anti-malware': { member: 'MalwareFilterPolicy', preset: 'eop' },
  'safe-links': { member: 'SafeLinksPolicy', preset: 'atp' },
  'safe-attachments': { member: 'SafeAttachmentPolicy', preset: 'atp' },
} as const;
export type Family = keyof typeof families;

export type PolicyOf<F extends Family> = SettingValues[F]['policies'][number];

export interface Recipient {
  readonly address: string;
  readonly domain: string;
}

/** Addresses by group, lower-case. */
export type Groups = Pick<ReadonlyMap<string, ReadonlySet<string>>, 'get'>;

interface Setup<F extends Family> {
  readonly family: F;
  readonly policies: readonly PolicyOf<F>[];
  readonly rules: readonly Rule[];
  readonly presets: readonly Rule[];
  /** Whom the built-in protection leaves out. */
  readonly builtIn: readonly Rule[];
  readonly groups: Groups;
}

/**
 * The one policy of a family that applies to a recipient: Strict preset, Standard preset, custom policies by priority, then
 * the built-in protection or the default policy. The first that matches is the only one.
 * Source: learn.microsoft.com/defender-office-365/how-policies-and-protections-are-combined
 */
export function policyFor<F extends Family>(setup: Setup<F>, recipient: Recipient): PolicyOf<F> | null {
  const { member } = families[setup.family];
  const applies = (rule: Rule): boolean =>
    (rule.State ?? 'Enabled') === 'Enabled' && concerns(rule, recipient, setup.groups);
  for (const level of ['Strict', 'Standard']) {
    const rule = setup.presets.find((one) => presetLevel(one) === level && applies(one));
    if (rule === undefined) continue;
    const policy =
      named(setup.policies, rule[member]) ??
      setup.policies.find((one) => one.RecommendedPolicyType === level);
    if (policy) return policy;
  }
  const custom = setup.rules
    .filter((rule) => presetLevel(rule) === null && applies(rule))
    .toSorted((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0))[0];
  if (custom) return named(setup.policies, custom[member]) ?? null;
  const last = setup.policies.find((policy) =>
    'IsBuiltInProtection' in policy && policy.IsBuiltInProtection === true ? true : policy.IsDefault === true,
  );
  if (!last) return null;
  const leftOut = setup.builtIn.some((rule) => isException(rule, recipient, setup.groups));
  return 'IsBuiltInProtection' in last && leftOut ? null : last;
}

/** Rules of presets carry the preset's name; so do the rules of a family that a preset made. */
function presetLevel(rule: Rule): 'Strict' | 'Standard' | null {
  const name = rule.Name ?? rule.Identity ?? '';
  if (/^Strict Preset Security Policy/i.test(name)) return 'Strict';
  return /^Standard Preset Security Policy/i.test(name) ? 'Standard' : null;
}

function named<P extends { readonly Name: string; readonly Identity: string | undefined }>(
  policies: readonly P[],
  name: string | undefined,
): P | undefined {
  return name === undefined
    ? undefined
    : policies.find((policy) => policy.Name === name || policy.Identity === name);
}

/** Kinds of conditions are joined by "and", the values of one by "or"; one exception is enough. No condition: everybody. */
function concerns(rule: Rule, recipient: Recipient, groups: Groups): boolean {
  const conditions = [
    rule.SentTo.length > 0 ? has(rule.SentTo, recipient.address) : null,
    rule.SentToMemberOf.length > 0 ? inGroup(rule.SentToMemberOf, recipient, groups) : null,
    rule.RecipientDomainIs.length > 0 ? has(rule.RecipientDomainIs, recipient.domain) : null,
  ].filter((one) => one !== null);
  return conditions.every(Boolean) && !isException(rule, recipient, groups);
}

function isException(rule: Rule, recipient: Recipient, groups: Groups): boolean {
  return (
    has(rule.ExceptIfSentTo, recipient.address) ||
    has(rule.ExceptIfRecipientDomainIs, recipient.domain) ||
    inGroup(rule.ExceptIfSentToMemberOf, recipient, groups)
  );
}

function has(values: readonly string[], wanted: string): boolean {
  return values.some((value) => value.toLowerCase() === wanted);
}

function inGroup(names: readonly string[], recipient: Recipient, groups: Groups): boolean {
  return names.some((name) => groups.get(name.toLowerCase())?.has(recipient.address) === true);
}
