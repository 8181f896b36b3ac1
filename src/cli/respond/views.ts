import { permissionName } from '../../domain/permission.ts';
import type { Block, Cell, Tone } from '../../domain/document.ts';
import type { Impact } from '../../domain/action.ts';
import type { Plan, Step } from '../../domain/plan.ts';
import { type Language, type Localized, counted } from '../../kernel/localized.ts';
import { outcomeWords } from '../../engine/report/words.ts';
import type { PlanReport } from '../../engine/respond/run-plan.ts';
import { goneBlocks } from '../../engine/report/gone-sections.ts';
import { blindBlocks } from './foothold-views.ts';

/** The plan as a person approves it: guards and gaps first, then the steps that will run, then what stays. */
export function planBlocks(plan: Plan, language: Language): readonly Block[] {
  const selected = plan.steps.filter((step) => step.selected);
  const whom = plan.accounts.map((account) => account.upn).join(', ') || plan.tenant.displayName;
  const say = (en: string, de: string): string => ({ en, de })[language];
  return [
    {
      block: 'heading',
      level: 1,
      text: say(`Plan for ${whom}`, `Plan für ${whom}`),
    },
    {
      block: 'facts',
      rows: [
        [say('Tenant', 'Mandant'), `${plan.tenant.displayName} (${plan.tenant.domain})`],
        [say('Acting as', 'Es handelt'), plan.operator.name],
        [say('Case', 'Fall'), plan.case],
      ],
    },
    ...(plan.kind === 'contain' && plan.since === null ? [sinceUnknown(language)] : []),
    ...(plan.guards.length > 0
      ? [
          {
            block: 'list' as const,
            items: plan.guards.map((guard) => ({
              text: `${guard.text[language]} ${guard.next[language]}`,
              tone: guard.level === 'stop' ? ('bad' as const) : ('warning' as const),
            })),
          },
        ]
      : []),
    ...(plan.missing.length > 0
      ? [
          {
            block: 'heading' as const,
            level: 3 as const,
            text: say('Permissions that are missing', 'Fehlende Berechtigungen'),
          },
          {
            block: 'list' as const,
            items: plan.missing.map((missing) => ({
              text: `${permissionName(missing.permission)} – ${say('without it', 'ohne sie geht nicht')}: ${missing.consequence[language]}`,
              tone: 'warning' as const,
            })),
          },
        ]
      : []),
    ...blindBlocks(plan.blind, language),
    {
      block: 'heading',
      level: 2,
      text: say(
        counted(selected.length, 'step', 'steps, in this order'),
        counted(selected.length, 'Schritt', 'Schritte, in dieser Reihenfolge'),
      ),
    },
    {
      block: 'table',
      columns: [
        { title: '#' },
        { title: say('Step', 'Schritt'), flexible: true },
        { title: say('What', 'Was'), flexible: true },
        { title: say('Impact', 'Eingriff') },
        { title: say('Undo', 'Rücknahme') },
      ],
      rows: selected.map((step): Cell[] => [
        step.id,
        step.title[language],
        step.target.label,
        impactWord(step.impact, language),
        undoWord(step.reversible, language),
      ]),
      empty: say('Nothing needs to be done.', 'Es ist nichts zu tun.'),
    },
    ...whyBlocks(say('Why', 'Warum'), selected, 'for', language),
    ...noteBlocks(
      say('What people will notice', 'Was die Betroffenen merken'),
      selected.filter((step) => step.impact !== 'low'),
      (step) => step.notice[language],
    ),
    ...noteBlocks(
      say('What does not come back', 'Was nicht zurückkommt'),
      selected,
      (step) => step.irreversible?.[language] ?? null,
    ),
    ...leftBlocks(say('A person must judge', 'Muss ein Mensch beurteilen'), undecided(plan), language),
    ...leftBlocks(
      say('Left as it is', 'Bleibt, wie es ist'),
      plan.steps.filter((step) => !step.selected && !step.undecided),
      language,
    ),
    ...goneBlocks(plan.gone ?? [], language),
  ];
}

/** Steps that nobody has decided: done only where somebody names them, innocent only where somebody says so. */
function undecided(plan: Plan): readonly Step[] {
  return plan.steps.filter((step) => !step.selected && step.undecided);
}

/** What stays, with what speaks against removing it, and the name by which --only and --keep call it. */
function leftBlocks(title: string, steps: readonly Step[], language: Language): readonly Block[] {
  if (steps.length === 0) return [];
  const say = (en: string, de: string): string => ({ en, de })[language];
  return [
    { block: 'heading', level: 2, text: `${title} (${steps.length})` },
    {
      block: 'table',
      columns: [
        { title: '#' },
        { title: say('Would be', 'Wäre'), flexible: true },
        { title: say('What', 'Was'), flexible: true },
        { title: say('Because', 'Weil'), flexible: true },
      ],
      rows: steps.map((step): Cell[] => [
        step.id,
        step.title[language],
        step.target.label,
        (step.undecided ? step.reasons[0] : step.reasons.find((reason) => reason.speaks === 'against'))?.text[
          language
        ] ?? say('so decided', 'so entschieden'),
      ]),
    },
  ];
}

/** What speaks for each step that was found, not for those that every plan has. */
function whyBlocks(
  title: string,
  steps: readonly Step[],
  speaks: 'for' | 'against',
  language: Language,
): readonly Block[] {
  const found = steps.filter((step) => step.foothold !== null);
  return noteBlocks(title, found, (step) =>
    step.reasons
      .filter((reason) => reason.speaks === speaks)
      .map((reason) => reason.text[language])
      .join(' '),
  );
}

/** One line a text, with the steps that it concerns. */
function noteBlocks(
  title: string,
  steps: readonly Step[],
  textOf: (step: Step) => string | null,
): readonly Block[] {
  const texts = new Map<string, string[]>();
  for (const step of steps) {
    const text = textOf(step);
    if (text) texts.set(text, [...(texts.get(text) ?? []), step.id]);
  }
  if (texts.size === 0) return [];
  return [
    { block: 'heading', level: 2, text: title },
    { block: 'facts', rows: [...texts].map(([text, ids]) => [ids.join(' '), text] as const) },
  ];
}

/** Without it nothing can be told from the age of things, and more is left to a person. */
export function sinceUnknown(language: Language): Block {
  return {
    block: 'paragraph',
    tone: 'warning',
    text: {
      en: 'When the incident began is unknown. With --since the dates count too, and less is left to you to judge.',
      de: 'Der Beginn des Vorfalls ist unbekannt. Mit --since zählen auch die Daten, und Sie müssen weniger selbst beurteilen.',
    }[language],
  };
}

const impactWords: { readonly [impact in Impact]: Localized & { readonly tone: Tone } } = {
  low: { en: 'low', de: 'gering', tone: 'muted' },
  medium: { en: 'medium', de: 'mittel', tone: 'plain' },
  high: { en: 'high', de: 'hoch', tone: 'warning' },
  critical: { en: 'critical', de: 'kritisch', tone: 'bad' },
};

function impactWord(impact: Impact, language: Language): Cell {
  return { text: impactWords[impact][language], tone: impactWords[impact].tone };
}

function undoWord(reversible: 'yes' | 'partly' | 'no', language: Language): Cell {
  const words = {
    yes: { en: 'yes', de: 'ja', tone: 'good' },
    partly: { en: 'partly', de: 'teilweise', tone: 'warning' },
    no: { en: 'no', de: 'nein', tone: 'muted' },
  } as const;
  return { text: words[reversible][language], tone: words[reversible].tone };
}

/** `apart`: what a person must do himself is told elsewhere, with all else that is left to him. */
export function reportBlocks(report: PlanReport, language: Language, apart = false): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const texts = report.steps.filter((step) => step.text !== null && !(apart && step.outcome === 'manual'));
  return [
    {
      block: 'table',
      columns: [
        { title: '#' },
        { title: say('Result', 'Ergebnis') },
        { title: say('Step', 'Schritt'), flexible: true },
        { title: say('What', 'Was'), flexible: true },
      ],
      rows: report.steps.map((item): Cell[] => {
        const step = report.plan.steps.find((candidate) => candidate.id === item.step);
        const word = outcomeWords[item.outcome];
        return [
          item.step,
          { text: word[language], tone: word.tone },
          step?.title[language] ?? '',
          step?.target.label ?? '',
        ];
      }),
      empty: say('There was nothing to do.', 'Es war nichts zu tun.'),
    },
    ...(texts.length > 0
      ? [{ block: 'list' as const, items: texts.map((item) => `${item.step}: ${item.text![language]}`) }]
      : []),
  ];
}
