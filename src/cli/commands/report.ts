import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Investigation } from '../../engine/investigate/index.ts';
import { plansIn } from '../../engine/respond/resume.ts';
import { historyOf } from '../../engine/respond/run-step.ts';
import type { Block, Cell } from '../../domain/document.ts';
import type { JournalEntry } from '../../domain/plan.ts';
import { openCase } from '../../evidence/case-folder.ts';
import type { CaseFolder } from '../../evidence/case-folder.ts';
import { readJournal } from '../../evidence/journal.ts';
import { toJson } from '../../kernel/json.ts';
import type { Language } from '../../kernel/localized.ts';
import { moment } from '../../reports/format.ts';
import { printHtml } from '../../reports/html.ts';
import { printMarkdown } from '../../reports/markdown.ts';
import type { CommandSpec } from '../command.ts';
import { story } from '../investigate/story.ts';
import { outcomeWords } from '../respond/views.ts';

const input = z.object({
  case: z.string(),
  format: z.enum(['html', 'md', 'json']).default('html'),
  out: z.string().optional(),
  marking: z.string().max(40).optional(),
});

/** One report of a case that can be handed to a client; it holds what the case folder holds, and no secret. */
export const report: CommandSpec<z.infer<typeof input>> = {
  path: ['report'],
  summary: {
    en: 'write a report of a case: one HTML file, Markdown or JSON',
    de: 'einen Bericht über einen Fall schreiben: eine HTML-Datei, Markdown oder JSON',
  },
  examples: [
    {
      line: 'evict report incident-7 --lang de --marking TLP:AMBER',
      text: {
        en: 'a self-contained page in German that prints well',
        de: 'eine Seite auf Deutsch, die sich gut drucken lässt',
      },
    },
  ],
  permissions: [],
  arguments: [{ name: 'case', text: { en: 'name of the case', de: 'Name des Falls' }, required: true }],
  options: [
    { flags: '--format <format>', text: { en: 'html, md or json', de: 'html, md oder json' } },
    {
      flags: '--out <file>',
      text: {
        en: "where to; default the case's reports folder",
        de: 'wohin; Vorgabe der Berichtsordner des Falls',
      },
    },
    {
      flags: '--marking <label>',
      text: { en: 'a TLP label on every page', de: 'eine TLP-Kennzeichnung auf jeder Seite' },
    },
  ],
  input,
  run(context, given) {
    const found = openCase(context.casesFolder, given.case);
    const { language } = context;
    const entries = readJournal(join(found.folder, 'journal.jsonl'), false);
    const investigation = readInvestigation(found.folder);
    const blocks = reportBlocks(found, entries, investigation, language);
    const title = { en: `Incident report: ${found.name}`, de: `Vorfallbericht: ${found.name}` }[language];
    const text =
      given.format === 'html'
        ? printHtml({
            title,
            subtitle: [found.file.tenant?.displayName, moment(context.clock.now().toISOString(), language)]
              .filter(Boolean)
              .join(' · '),
            language,
            marking: given.marking ?? null,
            blocks,
          })
        : given.format === 'md'
          ? printMarkdown([{ block: 'heading', level: 1, text: title }, ...blocks])
          : `${JSON.stringify(toJson({ case: found.file, investigation, journal: entries }), null, 2)}\n`;
    const out = resolve(given.out ?? join(found.folder, 'reports', `report-${language}.${given.format}`));
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, text);
    return Promise.resolve({
      data: { case: found.name, file: out, format: given.format },
      document: [
        {
          block: 'paragraph',
          tone: 'good',
          text: { en: `Written to ${out}`, de: `Geschrieben nach ${out}` }[language],
        },
      ],
      exit: 0,
    });
  },
};

function readInvestigation(folder: string): Investigation | null {
  const file = join(folder, 'investigation.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Investigation) : null;
}

function reportBlocks(
  found: CaseFolder,
  entries: readonly JournalEntry[],
  investigation: Investigation | null,
  language: Language,
): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const plans = plansIn(entries);
  const kinds: { readonly [kind: string]: string } = {
    contain: say('Containment', 'Eindämmung'),
    recover: say('Recovery', 'Wiederherstellung'),
  };
  return [
    {
      block: 'facts',
      rows: [
        [
          say('Organisation', 'Organisation'),
          found.file.tenant ? `${found.file.tenant.displayName} (${found.file.tenant.domain})` : '–',
        ],
        [say('Accounts', 'Konten'), accountsOf(found, investigation).join(', ')],
        [say('Case begun', 'Fall begonnen'), moment(found.file.createdAt, language)],
        [
          say('Journal', 'Journal'),
          say(
            `${entries.length} entries, hash chain intact`,
            `${entries.length} Einträge, Hashkette unversehrt`,
          ),
        ],
      ],
    },
    ...(investigation ? story(investigation, investigation.findings, false, language, found.folder) : []),
    ...plans.flatMap((plan): Block[] => [
      {
        block: 'heading',
        level: 1,
        text: `${kinds[plan.kind] ?? plan.kind} · ${moment(plan.createdAt, language)}`,
      },
      {
        block: 'paragraph',
        text: say(
          `Done by ${plan.operator.name} for ${plan.accounts.map((account) => account.upn).join(', ')}.`,
          `Ausgeführt von ${plan.operator.name} für ${plan.accounts.map((account) => account.upn).join(', ')}.`,
        ),
      },
      {
        block: 'table',
        columns: [
          { title: '#' },
          { title: say('Result', 'Ergebnis') },
          { title: say('Step', 'Schritt'), flexible: true },
          { title: say('What', 'Was'), flexible: true },
          { title: say('Why', 'Warum'), flexible: true },
        ],
        rows: plan.steps
          .filter((step) => step.selected)
          .map((step): Cell[] => {
            const { outcome } = historyOf(entries, step.id);
            return [
              step.id,
              outcome
                ? { text: outcomeWords[outcome][language], tone: outcomeWords[outcome].tone }
                : say('open', 'offen'),
              step.title[language],
              step.target.label,
              step.reasons[0]?.text[language] ?? '',
            ];
          }),
      },
      { block: 'heading', level: 3, text: say('Left in place on purpose', 'Bewusst belassen') },
      {
        block: 'table',
        columns: [
          { title: say('What', 'Was'), flexible: true },
          { title: say('Why', 'Warum'), flexible: true },
        ],
        rows: plan.steps
          .filter((step) => !step.selected)
          .map((step): Cell[] => [
            step.target.label,
            step.reasons.find((reason) => reason.speaks === 'against')?.text[language] ?? '',
          ]),
        empty: say('Nothing.', 'Nichts.'),
      },
    ]),
    {
      block: 'paragraph',
      tone: 'muted',
      text: say(
        "Facts are what Microsoft's services answered; reasons are Evict's inferences. What could not be read is said where it matters. Times are UTC.",
        'Fakten sind, was Microsofts Dienste geantwortet haben; Gründe sind Schlüsse von Evict. Was nicht zu lesen war, steht an Ort und Stelle. Zeiten in UTC.',
      ),
    },
  ];
}

/** Those that were named, or, from logs alone, those that were struck. */
function accountsOf(found: CaseFolder, investigation: Investigation | null): readonly string[] {
  if (found.file.accounts.length > 0) return found.file.accounts;
  const struck = investigation?.accounts.filter(
    (account) => account.verdict === 'compromised' || account.verdict === 'likely',
  );
  return struck?.map((account) => account.user) ?? [];
}
