import { moment } from '../../kernel/moments.ts';
import type { Reason } from '../../domain/account.ts';
import type { Block } from '../../domain/document.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Verification } from '../../engine/respond/verify.ts';
import { type Language, counted } from '../../kernel/localized.ts';

const groups = [
  {
    suggestion: 'remove',
    title: { en: 'Should go', de: 'Zu entfernen' },
  },
  {
    suggestion: 'ask',
    title: { en: 'A person must judge', de: 'Muss ein Mensch beurteilen' },
  },
  {
    suggestion: 'keep',
    title: { en: 'Looks innocent', de: 'Sieht harmlos aus' },
  },
] as const;

/** Footholds by what is suggested, each with everything that speaks for and against it, and the name to call it by. */
export function footholdBlocks(footholds: readonly Foothold[], language: Language): readonly Block[] {
  if (footholds.length === 0) {
    const text = { en: 'Nothing was found.', de: 'Es wurde nichts gefunden.' }[language];
    return [{ block: 'paragraph', tone: 'good', text }];
  }
  return groups.flatMap(({ suggestion, title }): Block[] => {
    const own = footholds.filter((foothold) => foothold.suggestion === suggestion);
    if (own.length === 0) return [];
    return [
      { block: 'heading', level: 2, text: `${title[language]} (${own.length})` },
      ...own.flatMap((foothold) => one(foothold, language)),
    ];
  });
}

/** `+` speaks for its being the attacker's, `−` against. */
export function reasonRows(
  reasons: readonly Reason[],
  language: Language,
): readonly (readonly [string, string])[] {
  return reasons.map((reason) => [reason.speaks === 'for' ? '+' : '−', reason.text[language]] as const);
}

function one(foothold: Foothold, language: Language): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const since = foothold.since === null ? '' : say(', since ', ', seit ') + moment(foothold.since, language);
  return [
    { block: 'heading', level: 3, text: `${foothold.title[language]} · ${foothold.account}${since}` },
    {
      block: 'facts',
      rows: [...reasonRows(foothold.reasons, language), ['=', { text: foothold.id, tone: 'muted' }]],
    },
  ];
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
                  'Clean: no way in is left, save those that were kept on purpose.',
                  'Sauber: Kein Zugang steht mehr offen, außer denen, die bewusst bleiben.',
                )
              : say(
                  'Nothing open was seen, but not everything could be read.',
                  'Es war kein offener Zugang zu sehen, aber nicht alles war lesbar.',
                )
            : say(
                `${counted(open.length, 'way in is', 'ways in are')} open.`,
                `${counted(open.length, 'Zugang steht', 'Zugänge stehen')} offen.`,
              ),
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
        ...(open.length > 0 ? footholdBlocks(open, language) : []),
      ];
    }),
    ...blindBlocks(verification.blind, language),
  ];
}
