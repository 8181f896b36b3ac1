import { actions } from '../../actions/index.ts';
import { seenAs } from '../../actions/seen.ts';
import type { FootholdKind, TracedFoothold } from '../../domain/foothold.ts';
import type { GoneFoothold, JournalEntry, Step } from '../../domain/plan.ts';
import type { FootholdSurvey } from './footholds.ts';
import { historiesIn } from './history.ts';
import { plansIn } from './resume.ts';

/** States of an account rather than objects: they are never gone. */
const states: readonly FootholdKind[] = ['session', 'sign-in', 'password', 'protocol'];

/** Kinds that can be looked for in a tenant, so that not finding one says something. */
const lookedFor: ReadonlySet<FootholdKind> = new Set(
  actions.flatMap(({ find, removes }) => (find && removes && !states.includes(removes) ? [removes] : [])),
);

/**
 * What the logs saw being made and the tenant does not hold any more: told, so that nobody wonders, and without a step.
 * Nothing is called gone where something of its kind could not be read.
 */
export function goneFootholds(
  implicated: readonly TracedFoothold[],
  survey: FootholdSurvey,
  journal: readonly JournalEntry[],
): readonly GoneFoothold[] {
  const done = doneSteps(journal);
  const gone = new Map<string, GoneFoothold>();
  for (const seen of implicated) {
    if (!lookedFor.has(seen.kind) || survey.unread.has(seen.kind) || isThere(seen, survey)) continue;
    const key = `${seen.kind} ${seen.account} ${seen.key}`;
    const known = gone.get(key);
    if (!known || known.last < seen.last) gone.set(key, { ...seen, step: stepThatRemoved(seen, done) });
  }
  return [...gone.values()].toSorted((a, b) => a.time.localeCompare(b.time));
}

/** Where the log does not name the object itself, anything of its kind on the account may be it. */
function isThere(seen: TracedFoothold, { footholds }: FootholdSurvey): boolean {
  const own = footholds.filter(
    ({ kind, account }) =>
      kind === seen.kind &&
      (seen.account === null || !account.includes('@') || account.toLowerCase() === seen.account),
  );
  return isNamed(seen) ? own.some((foothold) => seenAs(foothold, [seen]) !== null) : own.length > 0;
}

function doneSteps(journal: readonly JournalEntry[]): readonly Step[] {
  const historyOf = historiesIn(journal);
  return plansIn(journal)
    .flatMap((plan) => plan.steps)
    .filter((step) => historyOf(step.id).outcome === 'done');
}

/** The step of this case that took it away. */
function stepThatRemoved(seen: TracedFoothold, done: readonly Step[]): string | null {
  const mine = done.find(
    ({ foothold, target }) =>
      foothold?.startsWith(`${seen.kind}:`) === true &&
      (seen.account === null ||
        target.account === null ||
        target.account.upn.toLowerCase() === seen.account) &&
      (!isNamed(seen) || target.label.includes(nameOf(seen))),
  );
  return mine?.id ?? null;
}

/** Whether the log names the object, and not only whose it is. */
function isNamed(seen: TracedFoothold): boolean {
  const name = nameOf(seen);
  return name !== '' && !name.includes('@') && name.toLowerCase() !== seen.account;
}

function nameOf({ key }: TracedFoothold): string {
  return key.split('\\').at(-1) ?? '';
}
