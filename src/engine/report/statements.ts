import { moment } from '../../kernel/moments.ts';
import { type Localized, counted } from '../../kernel/localized.ts';
import { number } from '../../reports/format.ts';
import type { ReportedSource, Statement } from './report.ts';
import { citeSources } from './sources.ts';
import { findingsOfStruck } from './struck.ts';
import type { Told } from './story.ts';
import { joinedBy, confidenceWords, ledgerWords, verdictWords } from './words.ts';

/** What is recorded, what is concluded from it, what nobody saw: apart from each other, each with what it rests on. */
export function statementsOf(told: Told): readonly Statement[] {
  return [...facts(told), ...inferences(told), ...unknowns(told)];
}

function facts(told: Told): readonly Statement[] {
  const { plans, verification } = told;
  const steps = plans.flatMap((plan) => plan.steps.filter((step) => step.selected));
  const done = steps.filter((step) => step.outcome === 'done' || step.outcome === 'already');
  const recorded = findingsOfStruck(told).slice(0, 8);
  return [
    ...readFacts(told),
    ...recorded.map((finding) =>
      fact(
        `${moment(finding.time, 'en')}: ${finding.title.en}${who(finding.user)}.`,
        `${moment(finding.time, 'de')}: ${finding.title.de}${who(finding.user)}.`,
        [finding.ref],
      ),
    ),
    ...(steps.length > 0
      ? [
          fact(
            `${done.length} of ${counted(steps.length, 'approved step', 'approved steps')} took effect, each read back from the tenant.`,
            `${done.length} von ${counted(steps.length, 'freigegebenen Schritt', 'freigegebenen Schritten')} wirksam, jeder aus dem Mandanten zurückgelesen.`,
            done.length === 0 ? [] : [`${done[0]!.id}–${done.at(-1)!.id}`],
          ),
        ]
      : []),
    ...(verification?.accounts ?? []).map((account, index) => {
      const open = account.back.length + account.fresh.length + account.remaining.length;
      return fact(
        `When last read, the ways in to ${account.account} were: ${account.gone.length} removed, ${open} open, ${account.kept.length} deliberately kept.`,
        `Zugänge von ${account.account} beim letzten Lesen: ${account.gone.length} entfernt, ${open} offen, ${account.kept.length} bewusst belassen.`,
        [`V${index + 1}`],
      );
    }),
  ];
}

function readFacts({ investigation, sources }: Told): readonly Statement[] {
  if (!investigation) return [];
  const { read, accepted, duplicates, rejected } = investigation.events;
  const counts = (language: 'en' | 'de'): readonly string[] =>
    [read, accepted, duplicates, rejected].map((count) => number(count, language));
  const [en, de] = [counts('en'), counts('de')];
  return [
    fact(
      `${counted(read, 'record was', 'records were', en[0])} read: ${en[1]} accepted, ${en[2]} duplicates, ${en[3]} rejected.`,
      `${counted(read, 'Eintrag wurde', 'Einträge wurden', de[0])} gelesen: ${de[1]} übernommen, ${de[2]} doppelt, ${de[3]} abgewiesen.`,
      citeSources(sources),
    ),
  ];
}

function inferences(told: Told): readonly Statement[] {
  const { investigation, findings, sources } = told;
  if (!investigation) return [];
  const ledger = citeSources(sources);
  const judged = investigation.accounts.filter(({ verdict }) => verdict !== 'clean').slice(0, 12);
  return [
    ...judged.map(({ user, verdict, confidence }) =>
      inference(
        `${user}: ${verdictWords[verdict].en}, with ${confidenceWords[confidence].en}.`,
        `${user}: ${verdictWords[verdict].de}, ${confidenceWords[confidence].de}.`,
        [
          ...findings
            .filter((finding) => finding.user === user)
            .map((finding) => finding.ref)
            .slice(0, 5),
          ...ledger,
        ],
      ),
    ),
    ...investigation.mail
      .filter((entry) => entry.suspicious)
      .slice(0, 12)
      .map((entry) => {
        const what = readAs(entry);
        return inference(
          `Mail of ${entry.mailbox} that counts as known to the attacker, from ${entry.address ?? '–'}: ${what.en}.`,
          `E-Mail von ${entry.mailbox}, die als dem Angreifer bekannt gilt, über ${entry.address ?? '–'}: ${what.de}.`,
          ledger,
        );
      }),
    ...investigation.campaigns
      .slice(0, 6)
      .map((campaign) =>
        inference(
          `One hand: ${campaign.accounts.length} accounts are joined by ${joinedBy(campaign, 'en')}.`,
          `Eine Hand: ${campaign.accounts.length} Konten sind verbunden durch ${joinedBy(campaign, 'de')}.`,
          ledger,
        ),
      ),
  ];
}

/** Microsoft's own order of judgement: throttled means all, synchronised means the folder, else single messages. */
export function readAs(entry: {
  readonly throttled: boolean;
  readonly folders: readonly string[];
  readonly read: number;
}): Localized {
  if (entry.throttled)
    return {
      en: 'everything, since recording was throttled',
      de: 'alles, da die Aufzeichnung gedrosselt war',
    };
  if (entry.folders.length > 0) {
    const folders = entry.folders.slice(0, 5).join(', ');
    return { en: `whole folders (${folders})`, de: `ganze Ordner (${folders})` };
  }
  if (entry.read === 0) return { en: 'no reading recorded', de: 'kein Lesen aufgezeichnet' };
  return {
    en: counted(entry.read, 'message', 'messages', number(entry.read, 'en')),
    de: counted(entry.read, 'Nachricht', 'Nachrichten', number(entry.read, 'de')),
  };
}

function unknowns(told: Told): readonly Statement[] {
  const { investigation, sources, plans, verification } = told;
  const blind = [...(verification?.blind ?? plans.at(-1)?.blind ?? [])];
  return [
    ...(investigation
      ? []
      : [
          unknown(
            'No log was investigated: what the attacker did is not known.',
            'Kein Protokoll wurde untersucht: Was der Angreifer tat, ist nicht bekannt.',
            [],
          ),
        ]),
    ...sources.flatMap(gapsOf),
    ...young(sources),
    ...notSeen(investigation),
    ...(investigation?.mail.some(
      (entry) => entry.suspicious && entry.read === 0 && entry.folders.length === 0 && !entry.throttled,
    )
      ? [
          unknown(
            'For some addresses no reading of mail is recorded: it may not have happened, or the mailbox may not record it.',
            'Für einige Adressen ist kein Lesen von E-Mail aufgezeichnet: Es kann unterblieben sein, oder das Postfach zeichnet es nicht auf.',
            citeSources(sources),
          ),
        ]
      : []),
    ...blind.map(({ what, why }) => unknown(`${what.en}: ${why.en}`, `${what.de}: ${why.de}`, [])),
    ...(plans.length > 0 && verification === null
      ? [
          unknown(
            'The tenant was not read back as a whole after the steps.',
            'Der Mandant wurde nach den Schritten nicht als Ganzes zurückgelesen.',
            [],
          ),
        ]
      : []),
    ...(investigation
      ? [
          unknown(
            'What these sources do not hold was not looked at: no record is no proof that nothing happened.',
            'Was diese Quellen nicht enthalten, wurde nicht betrachtet: Kein Eintrag beweist nicht, dass nichts geschah.',
            citeSources(sources),
          ),
        ]
      : []),
  ];
}

/** What the logs could not show for accounts that stand out: each sentence once, however many accounts it is true of. */
function notSeen(investigation: Told['investigation']): readonly Statement[] {
  const texts = (investigation?.accounts ?? [])
    .filter(({ verdict }) => verdict !== 'clean')
    .flatMap((account) => account.notSeen);
  const once = new Map(texts.map((text) => [text.en, text]));
  return [...once.values()].slice(0, 12).map(({ en, de }) => unknown(en, de, []));
}

/** Windows whose last records may still arrive: one sentence for all. */
function young(sources: readonly ReportedSource[]): readonly Statement[] {
  const own = sources.filter(({ states }) => states.some(({ state }) => state === 'too-fresh'));
  if (own.length === 0) return [];
  return [
    unknown(
      `Records of the last hours may still arrive: ${own.map(({ title }) => title.en).join(', ')}. Ask again before this counts as complete.`,
      `Einträge der letzten Stunden können noch eintreffen: ${own.map(({ title }) => title.de).join(', ')}. Erneut fragen, bevor das als vollständig gilt.`,
      own.map(({ ref }) => ref).slice(0, 8),
    ),
  ];
}

function gapsOf(source: ReportedSource): readonly Statement[] {
  return source.states
    .filter(({ state }) => state !== 'complete' && state !== 'too-fresh')
    .map(({ state, windows, text }) => {
      const times = windows > 1 ? ` (${windows}×)` : '';
      return unknown(
        `${source.title.en}: ${ledgerWords[state].en}${times}.${text ? ` ${text.en}` : ''}`,
        `${source.title.de}: ${ledgerWords[state].de}${times}.${text ? ` ${text.de}` : ''}`,
        [source.ref],
      );
    });
}

function who(user: string | null): string {
  return user === null ? '' : ` · ${user}`;
}

function fact(en: string, de: string, refs: readonly string[]): Statement {
  return { nature: 'fact', text: { en, de }, refs };
}

function inference(en: string, de: string, refs: readonly string[]): Statement {
  return { nature: 'inference', text: { en, de }, refs };
}

function unknown(en: string, de: string, refs: readonly string[]): Statement {
  return { nature: 'unknown', text: { en, de }, refs };
}
