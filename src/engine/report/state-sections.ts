import type { Foothold } from '../../domain/foothold.ts';
import type { Block, Cell } from '../../domain/document.ts';
import type { Language, Localized } from '../../kernel/localized.ts';
import { line } from '../../kernel/text.ts';
import type { StateSummary } from '../investigate/states.ts';
import type { Report } from './report.ts';
import { heading } from './sections.ts';

const most = 40;

const words: { readonly [suggestion in Foothold['suggestion']]: Localized } = {
  remove: { en: 'an attacker’s', de: 'eines Angreifers' },
  ask: { en: 'ask the owner', de: 'Person fragen' },
  keep: { en: 'ordinary', de: 'gewöhnlich' },
};

/** Settings that lay among the logs: inbox rules that are hardly the owner's, and what ScubaGear found wanting. */
export function stateBlocks({ investigation }: Report, language: Language): readonly Block[] {
  const states = investigation?.states ?? [];
  if (states.length === 0) return [];
  const rules = states.flatMap((state) => state.rules);
  return [
    heading(2, { en: 'Exported settings', de: 'Exportierte Einstellungen' }, language),
    { block: 'list', items: states.map((state) => summary(state)[language]) },
    ...(rules.length === 0
      ? []
      : [
          {
            block: 'table' as const,
            columns: [
              { title: { en: 'Looks like', de: 'Sieht aus wie' }[language] },
              { title: { en: 'Mailbox', de: 'Postfach' }[language], flexible: true },
              { title: { en: 'Inbox rule', de: 'Posteingangsregel' }[language], flexible: true },
              { title: { en: 'Why', de: 'Warum' }[language], flexible: true },
            ],
            rows: rules.slice(0, most).map((rule): Cell[] => [
              {
                text: words[rule.suggestion][language],
                tone: rule.suggestion === 'remove' ? 'bad' : 'warning',
              },
              rule.mailbox ?? '–',
              line(rule.enabled ? rule.name : `${rule.name} (${{ en: 'off', de: 'aus' }[language]})`, 60),
              rule.reasons
                .map(({ speaks, text }) => `${speaks === 'for' ? '+' : '−'} ${text[language]}`)
                .join(' '),
            ]),
          },
        ]),
  ];
}

function summary({ kind, file, count, notMet, rules }: StateSummary): Localized {
  const name = file.replaceAll('\\', '/').split('/').at(-1)!;
  if (kind === 'inbox-rules')
    return {
      en: `${name}: inbox rules, ${count} read, ${rules.length} stand out. Rules carry no dates.`,
      de: `${name}: Posteingangsregeln, ${count} gelesen, ${rules.length} auffällig. Regeln tragen kein Datum.`,
    };
  if (kind === 'scubagear-results')
    return {
      en: `${name}: ScubaGear, ${count} policies, ${notMet.length} not met.`,
      de: `${name}: ScubaGear, ${count} Richtlinien, ${notMet.length} nicht erfüllt.`,
    };
  return {
    en: `${name}: settings as ScubaGear read them.`,
    de: `${name}: Einstellungen, wie ScubaGear sie gelesen hat.`,
  };
}
