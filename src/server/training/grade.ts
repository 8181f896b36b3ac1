import type { JournalEntry, Plan, Step } from '../../domain/plan.ts';
import { historiesIn } from '../../engine/respond/history.ts';
import { plansIn } from '../../engine/respond/resume.ts';
import type { Grade, GradedStep, Round } from '../contract/simulator.ts';

/**
 * Judged by what the attacker can still do and what the owner lost, tried live, not by likeness to a list. Where the
 * trainee's choice differs from Evict's is told for learning; it costs nothing by itself.
 */
export function gradeOf(
  begunAt: string,
  answer: Plan,
  journal: readonly JournalEntry[],
  round: Round,
): Grade {
  const applied = plansIn(journal).at(-1) ?? null;
  const historyOf = historiesIn(journal);
  const chosen = new Set(
    (applied?.steps ?? [])
      .filter((step) => step.selected && ['done', 'already'].includes(historyOf(step.id).outcome ?? ''))
      .map(keyOf),
  );
  const closed = round.attempts.filter(({ works }) => !works).length;
  const ways = round.attempts.length;
  const harmed = round.innocents.filter(({ stands }) => !stands).length;
  const last = journal.findLast(({ event }) => event === 'result');
  return {
    gradedAt: round.time,
    grade: !applied ? 'not-applied' : closed < ways ? 'incomplete' : harmed > 0 ? 'locked-out' : 'mastered',
    closed,
    ways,
    harmed,
    innocents: round.innocents.length,
    seconds: last ? Math.max(0, Math.round((Date.parse(last.time) - Date.parse(begunAt)) / 1_000)) : null,
    missed: answer.steps.filter((step) => step.selected && !chosen.has(keyOf(step))).map(toGraded),
    needless: answer.steps.filter((step) => !step.selected && chosen.has(keyOf(step))).map(toGraded),
  };
}

function keyOf(step: Step): string {
  return `${step.action} ${step.target.account?.id ?? ''} ${step.target.key}`;
}

function toGraded(step: Step): GradedStep {
  return {
    step: step.id,
    title: step.title,
    label: step.target.label,
    reasons: step.reasons.map(({ text }) => text),
  };
}
