import type { Block, Cell, Tone } from '../../domain/document.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Language, Localized } from '../../kernel/localized.ts';
import { outcomeWords } from '../../engine/report/words.ts';
import type { PlanReport } from '../../engine/respond/run-plan.ts';
import type { Verification } from '../../engine/respond/verify.ts';

const suggestionWords: {
  readonly [suggestion in Foothold['suggestion']]: Localized & { readonly tone: Tone };
} = {
  remove: { en: 'remove', de: 'entfernen', tone: 'bad' },
  ask: { en: 'ask', de: 'nachfragen', tone: 'warning' },
  keep: { en: 'keep', de: 'behalten', tone: 'good' },
};

export function footholdTable(footholds: readonly Foothold[], language: Language): Block {
  return {
    block: 'table',
    columns: [
      { title: { en: 'Suggestion', de: 'Vorschlag' }[language] },
      { title: { en: 'Way in', de: 'Zugang' }[language], flexible: true },
      { title: { en: 'Since', de: 'Seit' }[language] },
      { title: { en: 'Why', de: 'Warum' }[language], flexible: true },
    ],
    rows: footholds.map((foothold): Cell[] => {
      const word = suggestionWords[foothold.suggestion];
      return [
        { text: word[language], tone: word.tone },
        foothold.title[language],
        foothold.since === null ? '–' : foothold.since.slice(0, 10),
        foothold.reasons
          .map((reason) => `${reason.speaks === 'for' ? '+' : '−'} ${reason.text[language]}`)
          .slice(0, 3)
          .join(' '),
      ];
    }),
    empty: { en: 'Nothing was found.', de: 'Es wurde nichts gefunden.' }[language],
  };
}

export function blindBlocks(blind: Plan['blind'], language: Language): readonly Block[] {
  if (blind.length === 0) return [];
  return [
    { block: 'heading', level: 3, text: { en: 'Could not be read', de: 'Nicht lesbar' }[language] },
    {
      block: 'list',
      items: blind.map((item) => ({
        text: `${item.what[language]}: ${item.why[language]}`,
        tone: 'warning',
      })),
    },
  ];
}

/** The plan as a person approves it: guards and gaps first, then the steps that will run, then what stays. */
export function planBlocks(plan: Plan, language: Language): readonly Block[] {
  const selected = plan.steps.filter((step) => step.selected);
  const left = plan.steps.filter((step) => !step.selected);
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
              text: `${'anyOf' in missing.permission ? missing.permission.anyOf[0] : missing.permission.cmdlet} – ${say('without it', 'ohne sie geht nicht')}: ${missing.consequence[language]}`,
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
        `${selected.length} steps, in this order`,
        `${selected.length} Schritte, in dieser Reihenfolge`,
      ),
    },
    {
      block: 'table',
      columns: [
        { title: '#' },
        { title: say('Step', 'Schritt'), flexible: true },
        { title: say('What', 'Was'), flexible: true },
        { title: say('Undo', 'Rücknahme') },
      ],
      rows: selected.map((step): Cell[] => [
        step.id,
        step.title[language],
        step.target.label,
        undoWord(step.reversible, language),
      ]),
      empty: say('Nothing needs to be done.', 'Es ist nichts zu tun.'),
    },
    ...(left.length > 0
      ? [
          {
            block: 'heading' as const,
            level: 2 as const,
            text: say(`${left.length} left as they are`, `${left.length} bleiben, wie sie sind`),
          },
          {
            block: 'table' as const,
            columns: [
              { title: '#' },
              { title: say('Would be', 'Wäre'), flexible: true },
              { title: say('What', 'Was'), flexible: true },
              { title: say('Why not', 'Warum nicht'), flexible: true },
            ],
            rows: left.map((step): Cell[] => [
              step.id,
              step.title[language],
              step.target.label,
              step.reasons.find((reason) => reason.speaks === 'against')?.text[language] ?? '',
            ]),
          },
        ]
      : []),
  ];
}

function undoWord(reversible: 'yes' | 'partly' | 'no', language: Language): Cell {
  const words = {
    yes: { en: 'yes', de: 'ja', tone: 'good' },
    partly: { en: 'partly', de: 'teilweise', tone: 'warning' },
    no: { en: 'no', de: 'nein', tone: 'muted' },
  } as const;
  return { text: words[reversible][language], tone: words[reversible].tone };
}

export function reportBlocks(report: PlanReport, language: Language): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const texts = report.steps.filter((step) => step.text !== null);
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

export function verificationBlocks(verification: Verification, language: Language): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  return [
    ...verification.accounts.flatMap((account): Block[] => {
      const open = [...account.back, ...account.fresh, ...account.remaining];
      return [
        { block: 'heading', level: 2, text: account.account },
        {
          block: 'paragraph',
          tone: account.clean && verification.blind.length === 0 ? 'good' : 'bad',
          text: account.clean
            ? verification.blind.length === 0
              ? say(
                  'Clean: no way in is left that was not decided to stay.',
                  'Sauber: Kein Zugang ist übrig, dessen Verbleib nicht entschieden wurde.',
                )
              : say(
                  'Nothing open was seen, but not everything could be read.',
                  'Nichts Offenes gesehen, aber nicht alles war lesbar.',
                )
            : say(`${open.length} way(s) in are open.`, `${open.length} Zugang/Zugänge sind offen.`),
        },
        {
          block: 'facts',
          rows: [
            [say('Gone', 'Entfernt'), String(account.gone.length)],
            [say('Back again', 'Wieder da'), String(account.back.length)],
            [say('New', 'Neu'), String(account.fresh.length)],
            [say('Still open', 'Noch offen'), String(account.remaining.length)],
            [say('Kept on purpose', 'Bewusst behalten'), String(account.kept.length)],
          ],
        },
        ...(open.length > 0 ? [footholdTable(open, language)] : []),
      ];
    }),
    ...blindBlocks(verification.blind, language),
  ];
}
