import { describe, expect, it } from 'vitest';
import {
  antiSpamReader,
  presetRulesReader,
  safeLinksReader,
} from '../../../domain/setting-values/protection.ts';
import { mailboxReader } from '../../../domain/setting-values/exchange.ts';
import { mailOutcome } from './outcome.ts';
import { policyFor } from './who-gets-what.ts';

// All policies, rules and addresses are invented.

type Loose = { readonly [key: string]: unknown };

const policies = [
  { Name: 'Default', IsDefault: true, RecommendedPolicyType: 'Custom' },
  { Name: 'Strict Preset Security Policy17', RecommendedPolicyType: 'Strict' },
  { Name: 'Standard Preset Security Policy16', RecommendedPolicyType: 'Standard' },
  { Name: 'Board', RecommendedPolicyType: 'Custom' },
  { Name: 'Sales', RecommendedPolicyType: 'Custom' },
];

function effective(
  address: string,
  given: { readonly rules?: readonly Loose[]; readonly presets?: readonly Loose[] },
) {
  const family = antiSpamReader.parse({ policies, rules: given.rules ?? [] });
  const presets = presetRulesReader.parse({ eop: given.presets ?? [], atp: [], builtIn: [] });
  const groups = new Map([['board', new Set(['anna@contoso.example'])]]);
  const setup = {
    family: 'anti-spam' as const,
    policies: family.policies,
    rules: family.rules!,
    presets: presets.eop,
    builtIn: [],
    groups,
  };
  return policyFor(setup, { address, domain: address.split('@')[1]! })?.Name;
}

const rule = (name: string, more: Loose) => ({
  Name: name,
  State: 'Enabled',
  HostedContentFilterPolicy: name,
  ...more,
});
const strict = (more: Loose = {}) => ({ Name: 'Strict Preset Security Policy', State: 'Enabled', ...more });
const standard = (more: Loose = {}) => ({
  Name: 'Standard Preset Security Policy',
  State: 'Enabled',
  ...more,
});
const anna = 'anna@contoso.example';
const bert = 'bert@contoso.example';

it('is the same for thousands of mailboxes and quick', () => {
  const { policies: all, rules } = antiSpamReader.parse({ policies, rules: [] });
  const mailboxes = Array.from({ length: 20_000 }, (_, index) =>
    mailboxReader.parse({ PrimarySmtpAddress: `user-${index}@contoso.example` }),
  );
  const begun = performance.now();
  const outcome = mailOutcome(
    {
      family: 'anti-spam',
      holds: (policy) => policy.Name === 'Default',
      what: { en: 'The default', de: 'Der Standard' },
    },
    {
      'anti-spam': { policies: all, rules },
      'preset-rules': presetRulesReader.parse({ eop: [], atp: [], builtIn: [] }),
      mailboxes,
      'mail-group-members': {},
    },
  );
  expect(outcome.status).toBe('pass');
  // Growing a list by copying it took two seconds on an idle machine; one step a mailbox takes a fiftieth.
  expect(performance.now() - begun).toBeLessThan(1_000);
});

describe('the policy that applies to a recipient', () => {
  it('is the default where nothing else matches', () => {
    expect(effective(anna, {})).toBe('Default');
  });

  it('is the strict preset before the standard one, and both before custom ones', () => {
    const rules = [rule('Board', { RecipientDomainIs: ['contoso.example'], Priority: 0 })];
    expect(effective(anna, { rules, presets: [standard(), strict()] })).toBe(
      'Strict Preset Security Policy17',
    );
    expect(effective(anna, { rules, presets: [standard()] })).toBe('Standard Preset Security Policy16');
    expect(effective(anna, { rules })).toBe('Board');
  });

  it('passes over a preset that is switched off', () => {
    expect(effective(anna, { presets: [strict({ State: 'Disabled' })] })).toBe('Default');
  });

  it('is that of the first custom rule by priority, not by the order of the list', () => {
    const rules = [
      rule('Sales', { RecipientDomainIs: ['contoso.example'], Priority: 3 }),
      rule('Board', { RecipientDomainIs: ['contoso.example'], Priority: 1 }),
    ];
    expect(effective(anna, { rules })).toBe('Board');
  });

  it('knows addresses, groups and domains, in any case', () => {
    expect(effective(anna, { rules: [rule('Board', { SentTo: ['Anna@Contoso.example'] })] })).toBe('Board');
    expect(effective(anna, { rules: [rule('Board', { SentToMemberOf: ['Board'] })] })).toBe('Board');
    expect(effective(bert, { rules: [rule('Board', { SentToMemberOf: ['Board'] })] })).toBe('Default');
    expect(effective(bert, { rules: [rule('Sales', { RecipientDomainIs: ['CONTOSO.example'] })] })).toBe(
      'Sales',
    );
  });

  it('joins kinds of conditions by "and"', () => {
    const rules = [rule('Board', { SentToMemberOf: ['Board'], RecipientDomainIs: ['fabrikam.example'] })];
    expect(effective(anna, { rules })).toBe('Default');
  });

  it.each([
    ['address', { ExceptIfSentTo: [anna] }],
    ['group', { ExceptIfSentToMemberOf: ['Board'] }],
    ['domain', { ExceptIfRecipientDomainIs: ['contoso.example'] }],
  ])('leaves out whom an exception by %s names', (_kind, exception) => {
    expect(effective(anna, { presets: [strict(exception)] })).toBe('Default');
  });

  it('is the built-in protection for links, but for whom that leaves out', () => {
    const { policies: links } = safeLinksReader.parse({
      policies: [{ Name: 'Built-In Protection Policy', IsBuiltInProtection: true }],
      rules: [],
    });
    const builtIn = presetRulesReader.parse({
      eop: [],
      atp: [],
      builtIn: [{ ExceptIfSentTo: [anna] }],
    }).builtIn!;
    const setup = {
      family: 'safe-links' as const,
      policies: links,
      rules: [],
      presets: [],
      builtIn,
      groups: new Map(),
    };
    expect(policyFor(setup, { address: bert, domain: 'contoso.example' })?.Name).toBe(
      'Built-In Protection Policy',
    );
    expect(policyFor(setup, { address: anna, domain: 'contoso.example' })).toBeNull();
  });
});
