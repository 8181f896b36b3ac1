import { moment } from '../../kernel/moments.ts';
import type { Block, Cell } from '../../domain/document.ts';
import type { Language, Localized } from '../../kernel/localized.ts';
import { columnMoment, number } from '../../reports/format.ts';
import { completenessTable } from './ledger-sections.ts';
import { mailTable, messagesTable } from './mail-sections.ts';
import type { Report, Statement } from './report.ts';
import { heading } from './sections.ts';
import { attackSpan } from './struck.ts';
import { natureWords, outcomeWords } from './words.ts';

const threeDays = 72 * 3_600_000;

/**
 * What a data-protection officer needs to notify the authority, in the order of the law: Regulation (EU) 2016/679,
 * Article 33 paragraphs 1, 3 and 4 (eur-lex.europa.eu/eli/reg/2016/679/oj). What no log can know is left as room to
 * write.
 */
export function notificationBlocks(report: Report, language: Language): readonly Block[] {
  const at = (text: Localized): Block => heading(1, text, language);
  return [
    { block: 'paragraph', tone: 'muted', text: intro[language] },
    at({ en: '1. When (Article 33(1))', de: '1. Wann (Artikel 33 Absatz 1)' }),
    { block: 'facts', rows: timeFacts(report, language) },
    blank(
      { en: 'The controller became aware on', de: 'Dem Verantwortlichen bekannt geworden am' },
      1,
      language,
    ),
    blank(
      {
        en: 'Reasons for a delay beyond 72 hours, if any',
        de: 'Gründe für eine Verzögerung über 72 Stunden, falls zutreffend',
      },
      2,
      language,
    ),
    at({
      en: '2. Nature of the breach (Article 33(3)(a))',
      de: '2. Art der Verletzung (Artikel 33 Absatz 3 Buchstabe a)',
    }),
    ...natureBlocks(report, language),
    at({
      en: '3. Contact for more information (Article 33(3)(b))',
      de: '3. Anlaufstelle für weitere Informationen (Artikel 33 Absatz 3 Buchstabe b)',
    }),
    blank({ en: 'Controller', de: 'Verantwortlicher' }, 1, language),
    blank(
      {
        en: 'Data-protection officer: name, telephone, e-mail',
        de: 'Datenschutzbeauftragter: Name, Telefon, E-Mail',
      },
      2,
      language,
    ),
    at({
      en: '4. Likely consequences (Article 33(3)(c))',
      de: '4. Wahrscheinliche Folgen (Artikel 33 Absatz 3 Buchstabe c)',
    }),
    { block: 'list', items: consequences(report).map((text) => text[language]) },
    blank(
      {
        en: 'Assessment of the risk to the persons concerned',
        de: 'Bewertung des Risikos für die betroffenen Personen',
      },
      3,
      language,
    ),
    at({ en: '5. Measures (Article 33(3)(d))', de: '5. Maßnahmen (Artikel 33 Absatz 3 Buchstabe d)' }),
    ...measureBlocks(report, language),
    blank({ en: 'Further measures proposed', de: 'Weitere vorgeschlagene Maßnahmen' }, 3, language),
    at({ en: '6. Not known yet (Article 33(4))', de: '6. Noch nicht bekannt (Artikel 33 Absatz 4)' }),
    ...report.statements
      .filter(({ nature }) => nature === 'unknown')
      .slice(0, 20)
      .map((one) => statement(one, language)),
    completenessTable(report, language),
    at({ en: '7. Persons concerned (Article 34)', de: '7. Betroffene Personen (Artikel 34)' }),
    blank(
      {
        en: 'Are they to be informed? Decision and reasons',
        de: 'Sind sie zu benachrichtigen? Entscheidung und Gründe',
      },
      3,
      language,
    ),
    at({ en: 'Annex: messages known to the attacker', de: 'Anlage: dem Angreifer bekannte Nachrichten' }),
    { block: 'paragraph', tone: 'muted', text: annex[language] },
    ...messagesTable(report, 500, language),
  ];
}

const intro: Localized = {
  en: 'What the logs and the tenant show, arranged for a notification under Article 33 GDPR. It is no legal advice and no finished notification: lines to write on stand where only the controller knows. Times are UTC.',
  de: 'Was Protokolle und Mandant zeigen, geordnet für eine Meldung nach Artikel 33 DSGVO. Keine Rechtsberatung und keine fertige Meldung: Wo nur der Verantwortliche Bescheid weiß, stehen Zeilen zum Ausfüllen. Zeiten in UTC.',
};

const annex: Localized = {
  en: 'Messages that the logs name one by one. Where section 2 names whole folders or everything, all messages in them count as known as well, and no log lists them: take the list from the mailbox.',
  de: 'Nachrichten, die die Protokolle einzeln nennen. Wo Abschnitt 2 ganze Ordner oder alles nennt, gelten auch alle Nachrichten darin als bekannt, und kein Protokoll zählt sie auf: Entnehmen Sie die Liste dem Postfach.',
};

function blank(label: Localized, lines: number, language: Language): Block {
  return { block: 'blank', label: label[language], lines };
}

function statement({ nature, text, refs }: Statement, language: Language): Block {
  return { block: 'statement', nature, label: natureWords[nature][language], text: text[language], refs };
}

function timeFacts(report: Report, language: Language): readonly (readonly [string, Cell])[] {
  const { first, last } = attackSpan(report);
  const { begun } = report.case;
  const end = new Date(Date.parse(begun) + threeDays).toISOString();
  return [
    [{ en: 'Attacker first seen', de: 'Angreifer zuerst gesehen' }[language], moment(first, language)],
    [{ en: 'Attacker last seen', de: 'Angreifer zuletzt gesehen' }[language], moment(last, language)],
    [{ en: 'Case begun', de: 'Fall begonnen' }[language], moment(begun, language)],
    [
      { en: '72 hours after that', de: '72 Stunden danach' }[language],
      { text: moment(end, language), tone: end < report.createdAt ? 'bad' : 'warning' },
    ],
  ];
}

function natureBlocks(report: Report, language: Language): readonly Block[] {
  const mail = report.investigation?.mail.filter((entry) => entry.suspicious) ?? [];
  const people = new Set(
    report.messages.listed.flatMap(({ sender, recipients }) => [...(sender ? [sender] : []), ...recipients]),
  );
  return [
    {
      block: 'list',
      items: report.story
        .filter(({ kind }) => kind !== 'answer' && kind !== 'unseen')
        .slice(0, 7)
        .map(({ time, text }) => `${time === null ? '' : `${moment(time, language)}: `}${text[language]}`),
    },
    heading(
      2,
      { en: 'Whose mail, from where, in which time', de: 'Wessen E-Mail, von wo, in welcher Zeit' },
      language,
    ),
    mailTable(mail, language),
    {
      block: 'facts',
      rows: [
        [
          { en: 'Mailboxes', de: 'Postfächer' }[language],
          String(new Set(mail.map(({ mailbox }) => mailbox)).size),
        ],
        [
          { en: 'Messages named singly', de: 'Einzeln genannte Nachrichten' }[language],
          number(report.messages.total, language),
        ],
        [
          { en: 'Addresses in them, at least', de: 'Adressen darin, mindestens' }[language],
          number(people.size, language),
        ],
      ],
    },
    blank(
      {
        en: 'Categories and approximate number of persons concerned',
        de: 'Kategorien und ungefähre Zahl der betroffenen Personen',
      },
      2,
      language,
    ),
    blank(
      {
        en: 'Categories and approximate number of records concerned',
        de: 'Kategorien und ungefähre Zahl der betroffenen Datensätze',
      },
      2,
      language,
    ),
  ];
}

function consequences(report: Report): readonly Localized[] {
  const mail = report.investigation?.mail.filter((entry) => entry.suspicious) ?? [];
  const read = mail.some((entry) => entry.throttled || entry.folders.length > 0 || entry.read > 0);
  return [
    ...(read
      ? [
          {
            en: 'Confidentiality: the content of the messages above counts as known to the attacker, with every personal detail in it.',
            de: 'Vertraulichkeit: Der Inhalt der oben genannten Nachrichten gilt als dem Angreifer bekannt, mit allen personenbezogenen Angaben darin.',
          },
        ]
      : [
          {
            en: 'Confidentiality: no reading of mail is recorded; whether the logs would show it stands in section 6.',
            de: 'Vertraulichkeit: Es ist kein Lesen von E-Mail aufgezeichnet; ob die Protokolle es zeigen würden, steht in Abschnitt 6.',
          },
        ]),
    ...(mail.some((entry) => entry.sent > 0)
      ? [
          {
            en: 'Misuse: messages were sent in the name of the account; recipients may be deceived (payments, further sign-ins).',
            de: 'Missbrauch: Im Namen des Kontos wurden Nachrichten gesendet; Empfänger können getäuscht werden (Zahlungen, weitere Anmeldungen).',
          },
        ]
      : []),
    ...(mail.some((entry) => entry.deleted > 0)
      ? [
          {
            en: 'Availability: messages were deleted; check whether they can be restored.',
            de: 'Verfügbarkeit: Nachrichten wurden gelöscht; prüfen, ob sie sich wiederherstellen lassen.',
          },
        ]
      : []),
  ];
}

function measureBlocks({ plans, verification }: Report, language: Language): readonly Block[] {
  const steps = plans.flatMap((plan) => plan.steps.filter((step) => step.selected && step.outcome !== null));
  return [
    {
      block: 'table',
      columns: [
        { title: { en: 'Time (UTC)', de: 'Zeit (UTC)' }[language] },
        { title: { en: 'Measure', de: 'Maßnahme' }[language], flexible: true },
        { title: { en: 'What', de: 'Was' }[language], flexible: true },
        { title: { en: 'Result', de: 'Ergebnis' }[language] },
      ],
      rows: steps.map((step): Cell[] => [
        columnMoment(step.time, language),
        step.title[language],
        step.target,
        { text: outcomeWords[step.outcome!][language], tone: outcomeWords[step.outcome!].tone },
      ]),
      empty: { en: 'None so far.', de: 'Bisher keine.' }[language],
    },
    ...(verification
      ? [
          {
            block: 'paragraph' as const,
            text: {
              en: `Everything was read again on ${moment(verification.time, 'en')}: ${verification.clean ? 'no way in is left open that could be read.' : 'not everything is closed.'}`,
              de: `Alles wurde am ${moment(verification.time, 'de')} erneut gelesen: ${verification.clean ? 'kein lesbarer Zugang steht mehr offen.' : 'nicht alles ist geschlossen.'}`,
            }[language],
          },
        ]
      : []),
  ];
}
