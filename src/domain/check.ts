import type { Json } from '../kernel/json.ts';
import type { Localized } from '../kernel/localized.ts';
import type { Severity } from './finding.ts';
import type { FootholdKind } from './foothold.ts';
import type { LicenceId } from './licence.ts';
import type { SettingId, SettingValues } from './setting-values/index.ts';

export const statuses = ['fail', 'warning', 'unknown', 'manual', 'pass', 'not-applicable'] as const;
export type Status = (typeof statuses)[number];

/** In the order in which they are shown. */
export const areas = [
  'sign-in',
  'applications',
  'roles',
  'guests',
  'mail-flow',
  'mail-protection',
  'mailboxes',
  'domains',
  'audit',
  'data-protection',
] as const;
export type Area = (typeof areas)[number];

/** Who or what falls short: the whole number, and at most `longestList` of them. */
export interface Affected {
  readonly count: number;
  readonly items: readonly string[];
}
export const longestList = 200;

export interface Outcome {
  /** `unknown` where a member that the check needs was not told; `not-applicable` where the product is not in use. */
  readonly status: Status;
  /** What was seen, in words. May hold hostile text. */
  readonly reason: Localized;
  /** The values on which it rests. */
  readonly evidence: Json;
  readonly affected?: Affected;
}

/** What a check knows beside the settings. Pure: time comes from the snapshot. */
export interface About {
  /** ISO UTC, when the settings were read: the "now" of every judgement. */
  readonly takenAt: string;
  readonly tenant: { readonly id: string; readonly domain: string; readonly displayName: string };
  /** An export by another product may be too old for a setting; a tenant is not. */
  readonly source: 'tenant' | 'scubagear';
  /** Application id of Evict itself in this tenant, lower-case; null where it is not known. */
  readonly ownAppId: string | null;
  /** Emergency accounts (lower-case UPNs): rightly excluded from policies. */
  readonly breakGlass: readonly string[];
  /** Addresses that are most likely to be impersonated, beside the administrators. */
  readonly sensitiveUsers: readonly string[];
  /** Domains of suppliers and partners. */
  readonly partnerDomains: readonly string[];
}

/** A step of an attack: an ATT&CK technique, a kind of foothold, or a detection (`rule:<id>`). */
export type Mark = `T${number}` | `T${number}.${number}` | FootholdKind | `rule:${string}`;

/** Which steps of an attack the good state would have made impossible (`stops`), or seen or slowed (`shortens`). */
export interface Cuts {
  readonly stops?: readonly Mark[];
  readonly shortens?: readonly Mark[];
}

interface CheckMetadata {
  /** Kebab-case, permanent, the name of its file. */
  readonly id: string;
  /** The good state. */
  readonly title: Localized;
  readonly rationale: Localized;
  /** What to do, where. */
  readonly remediation: Localized;
  readonly severity: Severity;
  readonly area: Area;
  readonly scuba: readonly string[];
  /** CIS Microsoft 365 Foundations Benchmark: recommendation numbers only. */
  readonly cis: readonly string[];
  /** Ids of Microsoft Secure Score controls. */
  readonly secureScore: readonly string[];
  readonly attack: readonly string[];
  readonly cuts: Cuts;
  readonly licence?: LicenceId;
  /** The hardening action that brings about the good state. */
  readonly action?: string;
}

/** Judges a snapshot; pure. One file below `checks/<group>/`. */
export interface Check extends CheckMetadata {
  readonly needs: readonly SettingId[];
  /**
   * Settings that only some tenants need for a judgement. A check looks at them last: where one could not be read, looking
   * ends in `unknown`. `id in values` asks without looking.
   */
  readonly wants: readonly SettingId[];
  evaluate(values: Partial<SettingValues>, about: About): Outcome;
}

interface CheckSpec<Needs extends SettingId, Wants extends SettingId> extends CheckMetadata {
  readonly needs: readonly Needs[];
  readonly wants?: readonly Wants[];
  /** Called only when every need was read. */
  readonly evaluate: (
    values: Pick<SettingValues, Needs> & Partial<Pick<SettingValues, Wants>>,
    about: About,
  ) => Outcome;
}

export function defineCheck<Needs extends SettingId = never, Wants extends SettingId = never>(
  spec: CheckSpec<Needs, Wants>,
): Check {
  const { evaluate, wants, ...rest } = spec;
  return {
    ...rest,
    wants: wants ?? [],
    evaluate: (values, about) =>
      evaluate(values as Pick<SettingValues, Needs> & Partial<Pick<SettingValues, Wants>>, about),
  };
}
