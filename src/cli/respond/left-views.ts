import type { Block } from '../../domain/document.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { StepOutcome } from '../../domain/plan.ts';
import type { PlanReport } from '../../engine/respond/run-plan.ts';
import type { Verification } from '../../engine/respond/verify.ts';
import { type Language, counted } from '../../kernel/localized.ts';

type Say = (en: string, de: string) => string;

/**
 * What nobody but the reader can do, in one place at the end; nothing where nothing is. Without a verification the run
 * only went on with another one's plan: a password may have been shown then, but not now.
 */
export function leftBlocks(
  report: PlanReport,
  verification: Verification | null,
  caseName: string,
  language: Language,
): readonly Block[] {
  const say: Say = (en, de) => ({ en, de })[language];
  const items = [
    ...(verification === null ? [] : passwords(report, say)),
    ...byHand(report, language),
    ...unfinished(report, caseName, say),
    ...undecided(verification, say),
  ];
  if (items.length === 0) return [];
  return [
    { block: 'heading', level: 2, text: say('Left to you', 'Das bleibt Ihnen zu tun') },
    { block: 'list', ordered: true, items },
  ];
}

/** Whose new password is on the screen, and nowhere else. */
function passwords(report: PlanReport, say: Say): readonly string[] {
  if (report.plan.kind !== 'contain') return [];
  const names = stepsOf(report, ['done'])
    .filter((step) => step.action === 'reset-password' && report.steps.some(isShown(step.id)))
    .map((step) => step.target.account?.upn ?? '');
  if (names.length === 0) return [];
  const list = names.join(', ');
  return [
    say(
      `Write down the new password of ${list}: it was shown once, above. You read it out, in person or by telephone, when you give the account back; until then sign-in stays blocked.`,
      `Notieren Sie das neue Kennwort von ${list}: Es wurde oben einmal gezeigt. Sie lesen es persönlich oder am Telefon vor, wenn Sie das Konto zurückgeben; bis dahin bleibt die Anmeldung gesperrt.`,
    ),
  ];
}

/** After a crash the value was seen by nobody, and the result says so in its text. */
function isShown(id: string): (item: PlanReport['steps'][number]) => boolean {
  return (item) => item.step === id && item.text === null;
}

/** Instructions of steps that cannot be done from here; for other accounts, what their guards say must be done elsewhere. */
function byHand(report: PlanReport, language: Language): readonly string[] {
  const manual = report.steps.filter(({ outcome, text }) => outcome === 'manual' && text !== null);
  const told = stepsOf(report, ['manual']).map((step) => step.target.account?.upn);
  return [
    ...manual.map(({ step, text }) => `${step}: ${text![language]}`),
    ...report.plan.guards
      .filter(({ level, account }) => level === 'warn' && account !== null && !told.includes(account))
      .map(({ account, next }) => `${account}: ${next[language]}`),
  ];
}

function unfinished(report: PlanReport, caseName: string, say: Say): readonly string[] {
  const open = stepsOf(report, ['failed', 'conflict', 'unverified']).map(({ id }) => id);
  if (open.length === 0) return [];
  const list = open.join(', ');
  return [
    say(
      `Finish what did not succeed (${list}), once its cause is mended: evict resume ${caseName}`,
      `Schließen Sie ab, was nicht gelungen ist (${list}), sobald die Ursache behoben ist: evict resume ${caseName}`,
    ),
  ];
}

function undecided(verification: Verification | null, say: Say): readonly string[] {
  const open = (verification?.accounts ?? []).flatMap(({ account, remaining, fresh }) =>
    [...remaining, ...fresh].filter(isAsked).map((foothold) => ({ account, foothold })),
  );
  const count = new Set(open.map(({ foothold }) => foothold.id)).size;
  if (count === 0) return [];
  const names = [...new Set(open.map(({ account }) => account))].join(' ');
  return [
    say(
      `Judge ${counted(count, 'way in', 'ways in')} that only a person who knows the organisation can judge; you are asked about each: evict contain ${names}`,
      `Beurteilen Sie ${counted(count, 'Zugang', 'Zugänge')}, die nur jemand beurteilen kann, der die Organisation kennt; Sie werden zu jedem gefragt: evict contain ${names}`,
    ),
  ];
}

function isAsked(foothold: Foothold): boolean {
  return foothold.suggestion === 'ask';
}

function stepsOf(report: PlanReport, outcomes: readonly StepOutcome[]): PlanReport['plan']['steps'] {
  const ids = report.steps.filter(({ outcome }) => outcomes.includes(outcome)).map(({ step }) => step);
  return report.plan.steps.filter(({ id }) => ids.includes(id));
}
