import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CutStep } from '../../domain/assessment.ts';
import type { Affected } from '../../domain/check.ts';
import type { Check, Mark } from '../../domain/check.ts';
import type { Finding } from '../../domain/finding.ts';
import { readJournal } from '../../evidence/journal.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Localized } from '../../kernel/localized.ts';
import { plansIn } from '../respond/resume.ts';

/** One step of the attack, with everything by which a check may name it. */
export interface AttackStep {
  readonly time: string | null;
  readonly what: Localized;
  /** Lower-case user principal name; null for the tenant. */
  readonly user: string | null;
  readonly marks: ReadonlySet<string>;
}

/** At most this many steps are told of each check: the earliest. */
const mostSteps = 3;

/** What is known of an attack from its case: findings of the logs, and the ways in that were closed. */
export function attackSteps(folder: string, name: string): readonly AttackStep[] {
  const steps = stepsIn(folder);
  if (steps.length > 0) return steps;
  throw new AppError({
    code: 'case-without-attack',
    side: 'input',
    message: {
      en: `The case "${name}" holds no findings and no plan yet.`,
      de: `Der Fall „${name}“ enthält noch keine Funde und keinen Plan.`,
    },
    next: {
      en: 'Run "evict investigate" or "evict contain" with this case first.',
      de: 'Starten Sie zuerst „evict investigate“ oder „evict contain“ mit diesem Fall.',
    },
  });
}

/** Whether a case can hold an attack at all: told without reading it. */
export function mayHoldAttack(folder: string, accounts: number): boolean {
  return (
    existsSync(join(folder, 'investigation.json')) ||
    (accounts > 0 && existsSync(join(folder, 'journal.jsonl')))
  );
}

/** None where the case holds nothing of an attack yet. */
export function stepsIn(folder: string): readonly AttackStep[] {
  return [...fromFindings(folder), ...fromPlans(folder)];
}

function fromFindings(folder: string): readonly AttackStep[] {
  const file = join(folder, 'investigation.json');
  if (!existsSync(file)) return [];
  const { findings } = JSON.parse(readFileSync(file, 'utf8')) as { readonly findings: readonly Finding[] };
  return findings
    .filter((finding) => finding.severity !== 'informational')
    .map((finding) => ({
      time: finding.time,
      what: withUser(finding.title, finding.user),
      user: finding.user,
      marks: new Set([
        ...finding.attack.flatMap(withParent),
        `rule:${finding.rule}`,
        ...(finding.foothold ? [finding.foothold.kind] : []),
      ]),
    }));
}

/** Steps of containment that were chosen: each closes a way in, `kind:account:key`. */
function fromPlans(folder: string): readonly AttackStep[] {
  const file = join(folder, 'journal.jsonl');
  return plansIn(readJournal(file, false))
    .filter((plan) => plan.kind === 'contain')
    .flatMap((plan) => plan.steps)
    .filter((step) => step.selected && step.foothold !== null)
    .map((step) => ({
      time: null,
      what: { en: step.target.label, de: step.target.label },
      user: step.target.account?.upn.toLowerCase() ?? null,
      marks: new Set([step.foothold!.split(':')[0]!]),
    }));
}

function withUser(title: Localized, user: string | null): Localized {
  return user === null ? title : { en: `${title.en} (${user})`, de: `${title.de} (${user})` };
}

/** A check that names T1110 means T1110.003 too. */
function withParent(technique: string): readonly string[] {
  const parent = technique.split('.')[0]!;
  return parent === technique ? [technique] : [technique, parent];
}

/**
 * The steps that the check's good state would have cut, those that it would have made impossible first. Where the check names
 * the accounts that fall short, steps against other accounts are none of its.
 */
export function cutSteps(
  check: Check,
  affected: Affected | undefined,
  steps: readonly AttackStep[],
): readonly CutStep[] {
  const cut = (how: CutStep['how'], marks: readonly Mark[] = []): readonly CutStep[] =>
    steps
      .filter((step) => marks.some((mark) => step.marks.has(mark)) && concerns(affected, step.user))
      .toSorted((a, b) => (a.time ?? '9').localeCompare(b.time ?? '9'))
      .map(({ time, what }) => ({ how, time, what }));
  const found = [...cut('stops', check.cuts.stops), ...cut('shortens', check.cuts.shortens)];
  const seen = new Set<string>();
  return found.filter((step) => !seen.has(step.what.en) && seen.add(step.what.en)).slice(0, mostSteps);
}

/** A list that was cut short, or that names no accounts, rules nobody out. */
function concerns(affected: Affected | undefined, user: string | null): boolean {
  if (user === null || !affected || affected.count > affected.items.length) return true;
  const names = affected.items.filter((item) => item.includes('@')).map((item) => item.toLowerCase());
  return names.length === 0 || names.some((name) => name.includes(user));
}
