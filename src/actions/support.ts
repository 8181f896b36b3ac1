import type { Account, Reason } from '../domain/account.ts';
import type { FindHints } from '../domain/action.ts';
import { footholdId } from '../domain/foothold.ts';
import type { Foothold, FootholdKind } from '../domain/foothold.ts';
import { AppError } from '../kernel/errors.ts';
import { isObject } from '../kernel/json.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { Localized } from '../kernel/localized.ts';
import { moment } from '../kernel/moments.ts';
import { line } from '../kernel/text.ts';
import { seenAs } from './seen.ts';

/** For actions that make no sense without an account: their absence is a mistake of ours. */
export function needAccount(account: Account | null): Account {
  if (account !== null) return account;
  throw new AppError({
    code: 'action-needs-account',
    side: 'bug',
    message: { en: 'This action needs an account.', de: 'Diese Maßnahme braucht ein Konto.' },
    next: { en: 'Report this as a bug of Evict.', de: 'Melden Sie das als Fehler von Evict.' },
  });
}

/** The name by which Exchange finds the account's mailbox. */
export function mailboxOf(account: Account): string {
  return account.upn;
}

export function forIt(en: string, de: string): Reason {
  return { speaks: 'for', text: { en, de } };
}

export function against(en: string, de: string): Reason {
  return { speaks: 'against', text: { en, de } };
}

/** A name that somebody chose, bounded and made visible, for use inside a sentence. */
export function name(text: string, limit = 80): string {
  return text.trim() === '' ? '(—)' : line(text, limit);
}

interface FootholdParts {
  readonly kind: FootholdKind;
  readonly key: string;
  /** User principal name, or the tenant's domain. */
  readonly account: string;
  readonly title: Localized;
  readonly since?: string | null;
  readonly reasons: readonly Reason[];
  readonly suggestion: Foothold['suggestion'];
  readonly action: string;
  readonly state: Json;
}

/** A foothold, with what an investigation already found against it: a grave finding outweighs looks. */
export function foothold(parts: FootholdParts, hints: FindHints): Foothold {
  const seen = seenAs(parts, hints.implicated);
  return {
    id: footholdId(parts.kind, parts.account, parts.key),
    kind: parts.kind,
    key: parts.key,
    account: parts.account,
    title: parts.title,
    since: parts.since ?? null,
    reasons: seen
      ? [
          forIt(
            `The investigation saw it being made on ${moment(seen.time, 'en')}.`,
            `Die Untersuchung hat gesehen, dass es am ${moment(seen.time, 'de')} angelegt wurde.`,
          ),
          ...parts.reasons,
        ]
      : orUnknown(parts),
    suggestion: seen?.sure ? 'remove' : parts.suggestion,
    action: parts.action,
    state: parts.state,
  };
}

function orUnknown({ reasons, since }: FootholdParts): readonly Reason[] {
  if (reasons.length > 0) return reasons;
  // Nobody should have to decide on nothing.
  return since
    ? [
        forIt(
          `Dated ${moment(since, 'en')}. Nothing else is known that speaks for or against it.`,
          `Datum: ${moment(since, 'de')}. Sonst ist nichts bekannt, was dafür oder dagegen spricht.`,
        ),
      ]
    : [
        forIt(
          'Nothing is known of it that speaks for or against it.',
          'Darüber ist nichts bekannt, was dafür oder dagegen spricht.',
        ),
      ];
}

/** How an object's date of birth speaks, measured against the start of the incident. */
type Age = 'inside' | 'before' | 'unknown';

export function age(created: string | null, hints: FindHints): Age {
  if (created === null || hints.since === null) return 'unknown';
  return created >= hints.since ? 'inside' : 'before';
}

/** The date of birth as a reason, in words; none where the tenant does not tell it. */
export function ageReasons(created: string | null, hints: FindHints): readonly Reason[] {
  // Without a start of the incident the date of a thing speaks neither for nor against it.
  if (created === null || hints.since === null) return [];
  return created >= hints.since
    ? [
        forIt(
          `Dated ${moment(created, 'en')}, after the incident began (${moment(hints.since, 'en')}).`,
          `Datum: ${moment(created, 'de')}, nach Beginn des Vorfalls (${moment(hints.since, 'de')}).`,
        ),
      ]
    : [
        against(
          `Dated ${moment(created, 'en')}, before the incident began (${moment(hints.since, 'en')}).`,
          `Datum: ${moment(created, 'de')}, vor Beginn des Vorfalls (${moment(hints.since, 'de')}).`,
        ),
      ];
}

/** A member of a JSON object, or null: for reading states back out of a plan's file. */
export function member(value: Json | undefined, key: string): Json {
  if (!isObject(value)) return null;
  return value[key] ?? null;
}

export function textMember(value: Json | undefined, key: string): string | null {
  const found = member(value, key);
  return typeof found === 'string' ? found : null;
}

export function objectMember(value: Json | undefined, key: string): JsonObject {
  const found = member(value, key);
  return isObject(found) ? found : {};
}

export function textsMember(value: Json | undefined, key: string): readonly string[] {
  const found = member(value, key);
  return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : [];
}

/** A member of a rule that is one text or several. */
export function strings(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
