import { moment } from '../../kernel/moments.ts';
import type { Block, Cell } from '../../domain/document.ts';
import { type Language, type Localized, counted } from '../../kernel/localized.ts';
import { shorten } from '../../kernel/text.ts';
import { number } from '../../reports/format.ts';
import type { MailContext } from '../investigate/mail.ts';
import type { Report } from './report.ts';
import { attackLanes, heading } from './sections.ts';
import { readAs } from './statements.ts';
import { attackSpan, struckAccounts } from './struck.ts';
import { gapsIn } from './sources.ts';

/** One page for the client: what happened, what is affected, what was done, what is not known, what to do. */
export function executiveBlocks(report: Report, language: Language): readonly Block[] {
  return [
    { block: 'paragraph', tone: 'strong', text: headline(report)[language] },
    { block: 'facts', rows: facts(report, language) },
    heading(1, { en: 'What happened', de: 'Was geschehen ist' }, language),
    {
      block: 'list',
      items: report.story
        .filter(({ kind }) => kind !== 'answer' && kind !== 'unseen')
        .slice(0, 6)
        .map(({ time, text, refs }) => {
          const cited = refs.length > 0 ? ` [${refs.slice(0, 3).join(', ')}]` : '';
          return `${time === null ? '' : `${moment(time, language)}: `}${shorten(text[language], 150)}${cited}`;
        }),
    },
    ...attackLanes(report, language),
    heading(1, { en: 'What was done', de: 'Was getan wurde' }, language),
    { block: 'list', items: done(report).map((text) => text[language]) },
    heading(1, { en: 'What is not known', de: 'Was nicht bekannt ist' }, language),
    { block: 'list', items: open(report).map((text) => shorten(text[language], 170)) },
    heading(1, { en: 'What to do next', de: 'Was als Nächstes zu tun ist' }, language),
    { block: 'list', ordered: true, items: next(report).map((text) => text[language]) },
    {
      block: 'paragraph',
      tone: 'muted',
      text: {
        en: 'Verdicts are conclusions from logs. The names in brackets stand in the technical report. Times are UTC.',
        de: 'Urteile sind Schlüsse aus Protokollen. Die Namen in Klammern stehen im technischen Bericht. Zeiten in UTC.',
      }[language],
    },
  ];
}

function namesOf(report: Report): readonly string[] {
  return report.investigation ? struckAccounts(report).map(({ user }) => user) : report.case.accounts;
}

function headline(report: Report): Localized {
  const count = namesOf(report).length;
  const { verification, plans } = report;
  if (report.investigation && count === 0)
    return {
      en: 'Nothing that was read shows a taken-over account.',
      de: 'In dem, was gelesen wurde, deutet nichts auf ein übernommenes Konto hin.',
    };
  const who = whoWas(report);
  if (verification?.clean)
    return {
      en: `${who.en}. The attacker is locked out, and every way back in that could be read is closed.`,
      de: `${who.de}. Der Angreifer ist ausgesperrt, und jeder Zugang, der sich lesen ließ, ist geschlossen.`,
    };
  if (plans.length > 0)
    return {
      en: `${who.en}. The response is under way; it is not yet proven that the attacker is locked out.`,
      de: `${who.de}. Die Gegenmaßnahmen laufen; es ist noch nicht belegt, dass der Angreifer ausgesperrt ist.`,
    };
  return {
    en: `${who.en}. Nothing was changed yet: the attacker may still be in.`,
    de: `${who.de}. Es wurde noch nichts geändert: Der Angreifer hat womöglich weiter Zugriff.`,
  };
}

function whoWas(report: Report): Localized {
  const accounts = struckAccounts(report);
  const likely = accounts.filter(({ verdict }) => verdict === 'likely').length;
  const sure = report.investigation ? accounts.length - likely : report.case.accounts.length;
  const en = (count: number): string =>
    count === 1 ? 'One account was' : `${number(count, 'en')} accounts were`;
  const de = (count: number): string =>
    count === 1 ? 'Ein Konto wurde' : `${number(count, 'de')} Konten wurden`;
  if (sure === 0)
    return { en: `${en(likely)} probably taken over`, de: `${de(likely)} wahrscheinlich übernommen` };
  return likely === 0
    ? { en: `${en(sure)} taken over`, de: `${de(sure)} übernommen` }
    : {
        en: `${en(sure)} taken over, ${number(likely, 'en')} more probably so`,
        de: `${de(sure)} übernommen, ${number(likely, 'de')} weitere wahrscheinlich`,
      };
}

/** One entry a mailbox, whatever addresses it was reached from. */
function byMailbox(
  mail: readonly MailContext[],
): readonly (Parameters<typeof readAs>[0] & { readonly mailbox: string })[] {
  return [...new Set(mail.map(({ mailbox }) => mailbox))].map((mailbox) => {
    const own = mail.filter((entry) => entry.mailbox === mailbox);
    return {
      mailbox,
      throttled: own.some(({ throttled }) => throttled),
      folders: [...new Set(own.flatMap(({ folders }) => folders))],
      read: own.reduce((sum, { read }) => sum + read, 0),
    };
  });
}

function facts(report: Report, language: Language): readonly (readonly [string, Cell])[] {
  const struck = namesOf(report);
  const shown = struck.slice(0, 4).join(', ') + (struck.length > 4 ? ` +${struck.length - 4}` : '');
  const { first, last } = attackSpan(report);
  const mail = byMailbox(report.investigation?.mail.filter((entry) => entry.suspicious) ?? []);
  const tenant = report.case.tenant;
  return [
    ...(tenant ? [[{ en: 'Organisation', de: 'Organisation' }[language], tenant.displayName] as const] : []),
    [{ en: 'Accounts', de: 'Konten' }[language], shown || '–'],
    [
      { en: 'Attacker seen', de: 'Angreifer gesehen' }[language],
      `${moment(first, language)} – ${moment(last, language)}`,
    ],
    [
      { en: 'Mail known to the attacker', de: 'Dem Angreifer bekannte E-Mails' }[language],
      mail.length === 0
        ? { en: 'no access seen', de: 'kein Zugriff zu sehen' }[language]
        : shorten(
            mail
              .slice(0, 3)
              .map((entry) => `${entry.mailbox}: ${readAs(entry)[language]}`)
              .join('; '),
            200,
          ),
    ],
  ];
}

function done({ plans, verification }: Report): readonly Localized[] {
  if (plans.length === 0) return [{ en: 'Nothing yet.', de: 'Noch nichts.' }];
  const steps = plans.flatMap((plan) => plan.steps.filter((step) => step.selected));
  const well = steps.filter(({ outcome }) => outcome === 'done' || outcome === 'already');
  const bad = steps.filter(
    ({ outcome }) => outcome === 'failed' || outcome === 'conflict' || outcome === 'manual',
  );
  const titles = (language: Language): string =>
    [...new Set(well.map((step) => step.title[language]))].slice(0, 9).join(', ');
  return [
    {
      en: `${well.length} of ${counted(steps.length, 'step', 'steps')} took effect: ${titles('en')}.`,
      de: `${well.length} von ${counted(steps.length, 'Schritt', 'Schritten')} wirksam: ${titles('de')}.`,
    },
    ...(bad.length > 0
      ? [
          {
            en: `${counted(bad.length, 'step needs', 'steps need')} a person: ${[...new Set(bad.map((step) => step.title.en))].slice(0, 4).join(', ')}.`,
            de: `${counted(bad.length, 'Schritt muss', 'Schritte müssen')} von Hand erledigt werden: ${[...new Set(bad.map((step) => step.title.de))].slice(0, 4).join(', ')}.`,
          },
        ]
      : []),
    ...(verification
      ? [
          {
            en: `Read back on ${moment(verification.time, 'en')}: ${verification.clean ? 'clean.' : 'not clean yet.'}`,
            de: `Zurückgelesen am ${moment(verification.time, 'de')}: ${verification.clean ? 'sauber.' : 'noch nicht sauber.'}`,
          },
        ]
      : []),
  ];
}

/** The gravest gaps only: the technical report has them all. */
function open(report: Report): readonly Localized[] {
  const gaps = gapsIn(report.sources);
  const blind = report.verification?.blind ?? [];
  return [
    ...(gaps.length > 0
      ? [
          {
            en: `Not seen in full: ${gaps
              .slice(0, 5)
              .map(({ title, ref }) => `${title.en} [${ref}]`)
              .join(', ')}.`,
            de: `Nicht vollständig gesehen: ${gaps
              .slice(0, 5)
              .map(({ title, ref }) => `${title.de} [${ref}]`)
              .join(', ')}.`,
          },
        ]
      : []),
    ...(blind.length > 0
      ? [
          {
            en: `${counted(blind.length, 'setting', 'settings')} of the tenant could not be read.`,
            de: `${counted(blind.length, 'Einstellung des Mandanten war', 'Einstellungen des Mandanten waren')} nicht lesbar.`,
          },
        ]
      : []),
    ...(report.investigation
      ? []
      : [
          {
            en: 'No log was investigated: what the attacker did is not known.',
            de: 'Kein Protokoll wurde untersucht: Was der Angreifer tat, ist nicht bekannt.',
          },
        ]),
    {
      en: 'What the logs do not hold: no record is no proof that nothing happened.',
      de: 'Was die Protokolle nicht enthalten: Kein Eintrag beweist nicht, dass nichts geschah.',
    },
  ];
}

function next(report: Report): readonly Localized[] {
  const known = report.investigation?.mail.some((entry) => entry.suspicious) === true;
  return [
    ...(report.plans.length === 0 && namesOf(report).length > 0
      ? [
          {
            en: `Lock the attacker out now: evict contain --case ${report.case.name}`,
            de: `Den Angreifer jetzt aussperren: evict contain --case ${report.case.name}`,
          },
        ]
      : []),
    ...(report.plans.length > 0 && report.verification?.clean !== true
      ? [
          {
            en: 'Close what is open, then verify again.',
            de: 'Schließen, was offen ist, und dann erneut prüfen.',
          },
        ]
      : []),
    ...(known
      ? [
          {
            en: 'Decide with the data-protection officer whether to notify the authority: 72 hours from becoming aware (GDPR, Article 33).',
            de: 'Mit dem Datenschutzbeauftragten entscheiden, ob die Aufsichtsbehörde zu informieren ist: 72 Stunden ab Kenntnis (DSGVO, Artikel 33).',
          },
        ]
      : []),
    {
      en: 'Warn those who had mail from these accounts in that time, by telephone: payment details above all.',
      de: 'Wer in dieser Zeit E-Mails von diesen Konten erhielt, telefonisch warnen: vor allem zu Zahlungsdaten.',
    },
    {
      en: 'Require phishing-resistant sign-in for all accounts.',
      de: 'Für alle Konten eine Phishing-resistente Anmeldung verlangen.',
    },
  ];
}
