import type { Outcome } from '../../../domain/check.ts';
import type { SettingValues } from '../../../domain/setting-values/index.ts';
import { type Localized } from '../../../kernel/localized.ts';
import { fail, pass, some, untold } from '../outcome.ts';
import { families, policyFor } from './who-gets-what.ts';
import type { Family, Groups, PolicyOf, Recipient } from './who-gets-what.ts';

/** What checks on threat policies want beside the family itself. */
export const mailWants = ['preset-rules', 'mailboxes', 'mail-group-members'] as const;

type Values<F extends Family> = Pick<SettingValues, F> &
  Partial<Pick<SettingValues, (typeof mailWants)[number]>>;

export interface MailQuestion<F extends Family> {
  readonly family: F;
  /** Whether the policy does what is asked; undefined where what was read does not tell. */
  readonly holds: (policy: PolicyOf<F>) => boolean | undefined;
  /** What protects, as the beginning of a sentence: `Zero-hour auto purge`. */
  readonly what: Localized;
}

/** Judges by the policy that really applies to each mailbox; by all policies in use where the mailboxes are not known. */
export function mailOutcome<F extends Family>(question: MailQuestion<F>, values: Values<F>): Outcome {
  const { family, holds } = question;
  const { policies, rules } = values[family] as { policies: readonly PolicyOf<F>[]; rules: never[] | null };
  // Where no policy does it, who gets which decides nothing.
  const hopeless = policies.every((policy) => holds(policy) === false);
  if (hopeless && !('mailboxes' in values && 'preset-rules' in values)) return byPolicies(question, policies);
  const presets = values['preset-rules'];
  const recipients = recipientsOf(values);
  if (recipients === null || rules === null || presets === undefined) return byPolicies(question, policies);
  const setup = {
    family,
    policies,
    rules,
    presets: presets[families[family].preset] ?? [],
    builtIn: presets.builtIn ?? [],
    groups: groupsOf(values),
  };
  const byPolicy = new Map<PolicyOf<F> | null, string[]>();
  for (const recipient of recipients) {
    const policy = policyFor(setup, recipient);
    const addresses = byPolicy.get(policy);
    if (addresses) addresses.push(recipient.address);
    else byPolicy.set(policy, [recipient.address]);
  }
  const verdicts = [...byPolicy].map(([policy, addresses]) => ({
    name: policy?.Name ?? null,
    addresses,
    good: policy === null ? false : holds(policy),
  }));
  const dark = verdicts.find((verdict) => verdict.good === undefined);
  if (dark) return untold(dark.name ?? family);
  const bad = verdicts.filter((verdict) => verdict.good === false);
  const evidence = verdicts.map(({ name, addresses, good }) => ({
    policy: name,
    recipients: addresses.length,
    good,
  }));
  const { en, de } = question.what;
  if (bad.length === 0)
    return pass(
      recipients.length === 1
        ? `${en} applies to the one mailbox.`
        : `${en} applies to all ${recipients.length} mailboxes.`,
      recipients.length === 1
        ? `${de} gilt für das eine Postfach.`
        : `${de} gilt für alle ${recipients.length} Postfächer.`,
      evidence,
    );
  const affected = bad.flatMap((verdict) => verdict.addresses).sort();
  const through = some(bad.map((verdict) => verdict.name ?? '–'));
  return fail(
    affected.length === recipients.length
      ? `${en} applies to no mailbox (policy: ${through[0]}).`
      : `${en} does not apply to ${affected.length} of ${recipients.length} mailboxes (policy: ${through[0]}).`,
    affected.length === recipients.length
      ? `${de} gilt für kein Postfach (Richtlinie: ${through[1]}).`
      : `${de} gilt für ${affected.length} von ${recipients.length} Postfächern nicht (Richtlinie: ${through[1]}).`,
    evidence,
    affected,
  );
}

/** Without knowing whom each reaches, only what all policies do is certain. */
function byPolicies<F extends Family>(question: MailQuestion<F>, policies: readonly PolicyOf<F>[]): Outcome {
  const verdicts = policies.map((policy) => ({ policy: policy.Name, good: question.holds(policy) }));
  const { en, de } = question.what;
  if (verdicts.length === 0)
    return fail(`There is no policy at all: ${en}.`, `Es gibt gar keine Richtlinie: ${de}.`, []);
  if (verdicts.every((verdict) => verdict.good === true) && policies.some(reachesTheRest))
    return pass(`${en} stands in every policy.`, `${de} steht in jeder Richtlinie.`, verdicts);
  if (verdicts.every((verdict) => verdict.good === false))
    return fail(`${en} stands in no policy.`, `${de} steht in keiner Richtlinie.`, verdicts);
  return {
    status: 'unknown',
    reason: {
      en: `${en} depends on who gets which policy, and that was not read.`,
      de: `${de} hängt davon ab, wer welche Richtlinie bekommt, und das wurde nicht gelesen.`,
    },
    evidence: verdicts.map(({ policy, good }) => ({ policy, good: good ?? null })),
  };
}

/** Whoever no rule names gets the default policy or the built-in protection; without either, nothing. */
function reachesTheRest(policy: {
  readonly IsDefault?: boolean | undefined;
  readonly IsBuiltInProtection?: boolean | undefined;
}): boolean {
  return policy.IsDefault === true || policy.IsBuiltInProtection === true;
}

/** Looked up only where a rule names a group: its members may not have been read. */
function groupsOf(values: Partial<Pick<SettingValues, 'mail-group-members'>>): Groups {
  let groups: ReadonlyMap<string, ReadonlySet<string>> | null = null;
  return {
    get(group) {
      groups ??= new Map(
        Object.entries(values['mail-group-members'] ?? {}).map(([name, members]) => [name, new Set(members)]),
      );
      return groups.get(group);
    },
  };
}

const withoutOwnMail = ['DiscoveryMailbox', 'MonitoringMailbox', 'AuditLogMailbox', 'ArbitrationMailbox'];

function recipientsOf(values: Partial<Pick<SettingValues, 'mailboxes'>>): readonly Recipient[] | null {
  const mailboxes = values.mailboxes?.filter(
    (mailbox) => !withoutOwnMail.includes(mailbox.RecipientTypeDetails ?? ''),
  );
  if (!mailboxes || mailboxes.length === 0) return null;
  return mailboxes.map(({ PrimarySmtpAddress }) => {
    const address = PrimarySmtpAddress.toLowerCase();
    return { address, domain: address.split('@')[1] ?? '' };
  });
}
