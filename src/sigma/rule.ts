import type { Severity } from '../domain/finding.ts';

/** A place in a rule file, one-based, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Why a rule cannot be run: shown with file, line and column. A refused rule is never silently narrowed. */
export interface SigmaProblem {
  readonly code:
    | 'yaml'
    | 'missing'
    | 'wrong-type'
    | 'unknown-modifier'
    | 'modifier-order'
    | 'condition'
    | 'unknown-field'
    | 'unsupported-logsource'
    | 'unknown-rule'
    | 'placeholder'
    | 'regex'
    | 'deprecated'
    | 'too-large'
    | 'taxonomy'
    | 'engine';
  readonly message: string;
  readonly position: Position | null;
}

export interface LogSource {
  readonly product: string | null;
  readonly service: string | null;
  readonly category: string | null;
}

/** Sigma's modifiers, specification 2.1 appendix "modifiers". */
export type Modifier =
  | 'contains'
  | 'startswith'
  | 'endswith'
  | 'all'
  | 'base64'
  | 'base64offset'
  | 'wide'
  | 'utf16'
  | 'utf16le'
  | 'utf16be'
  | 'windash'
  | 'cidr'
  | 're'
  | 'i'
  | 'm'
  | 's'
  | 'cased'
  | 'exists'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'neq'
  | 'fieldref'
  | 'expand'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'
  | 'year';

export type Scalar = string | number | boolean | null;

/** `field|modifier…: values`, or keywords where the field is null. */
export interface DetectionItem {
  readonly field: string | null;
  readonly modifiers: readonly Modifier[];
  readonly values: readonly Scalar[];
  readonly position: Position;
}

/** A search identifier: alternatives (a list) of conjunctions (a map). */
export interface Search {
  readonly name: string;
  readonly alternatives: readonly (readonly DetectionItem[])[];
  readonly position: Position;
}

export type Condition =
  | { readonly kind: 'search'; readonly name: string }
  | { readonly kind: 'of'; readonly quantity: 'any' | 'all'; readonly pattern: string }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition };

export interface RuleHead {
  readonly id: string;
  /** Sigma's `name`, by which correlations may refer to a rule. */
  readonly name: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly status: string | null;
  readonly level: Severity;
  readonly tags: readonly string[];
  readonly falsePositives: readonly string[];
  readonly references: readonly string[];
  readonly author: string | null;
  readonly date: string | null;
  /** Top-level members beyond the standard (`evict:`), as parsed. */
  readonly custom: { readonly [key: string]: unknown };
  /** The file it came from, for messages. */
  readonly file: string;
}

export interface SigmaRule extends RuleHead {
  readonly kind: 'rule';
  readonly logsource: LogSource;
  readonly searches: readonly Search[];
  /** Several conditions are alternatives. */
  readonly conditions: readonly Condition[];
}

export type CorrelationType =
  | 'event_count'
  | 'value_count'
  | 'value_sum'
  | 'value_avg'
  | 'value_percentile'
  | 'value_median'
  | 'temporal'
  | 'temporal_ordered';

export interface SigmaCorrelation extends RuleHead {
  readonly kind: 'correlation';
  readonly type: CorrelationType;
  /** Ids or names of rules. */
  readonly rules: readonly string[];
  readonly groupBy: readonly string[];
  /** Milliseconds. */
  readonly timespan: number;
  /** `condition`: comparisons that must all hold; for temporal ones a rule count or absent. */
  readonly comparisons: readonly {
    readonly operator: 'lt' | 'lte' | 'gt' | 'gte' | 'eq' | 'neq';
    readonly value: number;
  }[];
  /** Boolean expression over the rules of a temporal correlation (extended condition), in place of `comparisons`. */
  readonly expression: Condition | null;
  /** Fields of value_* correlations; of several the values count together. */
  readonly fields: readonly string[];
  readonly percentile: number | null;
  /** Field aliases: alias -> rule -> field. */
  readonly aliases: { readonly [alias: string]: { readonly [rule: string]: string } };
  /** Whether the rules that it refers to raise findings of their own; default false. */
  readonly generate: boolean;
}

/** Narrows other rules: its condition must hold too. */
export interface SigmaFilter extends RuleHead {
  readonly kind: 'filter';
  readonly logsource: LogSource;
  /** Ids or names of rules, or all of the log source. */
  readonly rules: readonly string[] | 'any';
  readonly searches: readonly Search[];
  readonly conditions: readonly Condition[];
}

export type SigmaDocument = SigmaRule | SigmaCorrelation | SigmaFilter;

export type ParseResult =
  | { readonly ok: true; readonly document: SigmaDocument }
  | {
      readonly ok: false;
      readonly file: string;
      readonly title: string | null;
      readonly problems: readonly SigmaProblem[];
    };
