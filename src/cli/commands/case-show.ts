import { moment } from '../../kernel/moments.ts';
import { join } from 'node:path';
import { z } from 'zod';
import { outcomeWords } from '../../engine/report/words.ts';
import { historiesIn } from '../../engine/respond/history.ts';
import { plansIn } from '../../engine/respond/resume.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { checkEvidence } from '../../evidence/check.ts';
import type { EvidenceCheck } from '../../evidence/check.ts';
import { provenJournal } from '../../evidence/journal.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { type Localized, counted } from '../../kernel/localized.ts';
import type { CommandSpec } from '../command.ts';
import { pageInput, pageOf, pageOptions } from '../investigate/filters.ts';
import { names } from '../respond/options.ts';

const input = z.object({ case: z.string(), user: names, open: z.boolean().default(false), ...pageInput });

/** What a case did, step by step, as its journal tells; the journal's hash chain is verified on the way. */
export const caseShow: CommandSpec<z.infer<typeof input>> = {
  path: ['case', 'show'],
  summary: {
    en: 'show a case: its plans, steps and their results',
    de: 'einen Fall zeigen: Pläne, Schritte und ihre Ergebnisse',
  },
  examples: [
    {
      line: 'evict case show 2026-11-24-anna.weber',
      text: {
        en: 'from the journal, without asking the tenant',
        de: 'aus dem Journal, ohne den Mandanten zu fragen',
      },
    },
  ],
  permissions: [],
  arguments: [{ name: 'case', text: { en: 'name of the case', de: 'Name des Falls' }, required: true }],
  options: [
    {
      flags: '--user <upn...>',
      text: { en: 'only steps of these accounts', de: 'nur Schritte dieser Konten' },
    },
    { flags: '--open', text: { en: 'only steps without a result', de: 'nur Schritte ohne Ergebnis' } },
    ...pageOptions,
  ],
  input,
  run(context, given) {
    const found = openCase(context.casesFolder, given.case);
    const { entries, problem } = provenJournal(join(found.folder, 'journal.jsonl'));
    if (problem) {
      context.talk.warn(problem.text);
      context.talk.warn(problem.next);
    }
    const evidence = checkEvidence(found.folder);
    const { language } = context;
    const historyOf = historiesIn(entries);
    const all = plansIn(entries).flatMap((plan) =>
      plan.steps
        .filter((step) => step.selected)
        .map((step) => ({ step, plan, outcome: historyOf(step.id).outcome })),
    );
    const users = given.user.map((user) => user.toLowerCase());
    const wanted = all.filter(
      ({ step, outcome }) =>
        (users.length === 0 || users.includes(step.target.account?.upn.toLowerCase() ?? '')) &&
        (!given.open || outcome === null),
    );
    const { shown: steps, more } = pageOf(wanted, given, language);
    const rows = steps.map(
      ({ step, plan, outcome }) =>
        toJson({
          step: step.id,
          kind: plan.kind,
          action: step.action,
          account: step.target.account?.upn ?? null,
          target: step.target.label,
          outcome,
        }) as JsonObject,
    );
    return Promise.resolve({
      data: toJson({
        case: found.file,
        folder: found.folder,
        journal: {
          entries: entries.length,
          first: entries[0]?.time ?? null,
          last: entries.at(-1)?.time ?? null,
          intact: problem === null,
          problem: problem?.code ?? null,
        },
        evidence,
        steps: rows,
      }),
      records: rows,
      document: [
        {
          block: 'heading',
          level: 1,
          text: { en: `Case ${found.name}`, de: `Fall ${found.name}` }[language],
        },
        {
          block: 'facts',
          rows: [
            [{ en: 'Tenant', de: 'Mandant' }[language], found.file.tenant?.domain ?? '–'],
            [{ en: 'Accounts', de: 'Konten' }[language], found.file.accounts.join(', ')],
            [{ en: 'Begun', de: 'Begonnen' }[language], moment(found.file.createdAt, language)],
            [
              { en: 'Journal', de: 'Journal' }[language],
              problem
                ? {
                    text: {
                      en: `${counted(entries.length, 'line', 'lines')} verified; its end is missing or does not fit (${problem.code})`,
                      de: `${counted(entries.length, 'Zeile', 'Zeilen')} nachgeprüft; das Ende fehlt oder passt nicht (${problem.code})`,
                    }[language],
                    tone: 'bad' as const,
                  }
                : {
                    en: `${counted(entries.length, 'line', 'lines')}, hash chain intact`,
                    de: `${counted(entries.length, 'Zeile', 'Zeilen')}, Hashkette unversehrt`,
                  }[language],
            ],
            [{ en: 'Evidence', de: 'Beweise' }[language], evidenceLine(evidence)[language]],
            [{ en: 'Folder', de: 'Ordner' }[language], found.folder],
          ],
        },
        {
          block: 'table',
          columns: [
            { title: '#' },
            { title: { en: 'Result', de: 'Ergebnis' }[language] },
            { title: { en: 'Step', de: 'Schritt' }[language], flexible: true },
            { title: { en: 'What', de: 'Was' }[language], flexible: true },
          ],
          rows: steps.map(({ step, outcome }) => [
            step.id,
            outcome === null
              ? { text: { en: 'open', de: 'offen' }[language], tone: 'warning' }
              : { text: outcomeWords[outcome][language], tone: outcomeWords[outcome].tone },
            step.title[language],
            step.target.label,
          ]),
          empty: { en: 'No plan was run yet.', de: 'Es wurde noch kein Plan ausgeführt.' }[language],
        },
        ...more,
        ...(all.some(({ outcome }) => outcome === null)
          ? [{ block: 'paragraph' as const, tone: 'warning' as const, text: cutOff(found.name)[language] }]
          : []),
      ],
      exit: evidence.problems.length > 0 ? 3 : problem ? 4 : 0,
    });
  },
};

function cutOff(name: string): Localized {
  return {
    en: `A run ended before all its steps were done. Go on: evict resume ${name}`,
    de: `Ein Lauf endete, bevor alle Schritte getan waren. Weiter: evict resume ${name}`,
  };
}

function evidenceLine({ kept, problems }: EvidenceCheck): Localized {
  if (problems.length === 0)
    return {
      en: `${counted(kept, 'object', 'objects')}, unchanged`,
      de: `${counted(kept, 'Objekt', 'Objekte')}, unverändert`,
    };
  const names = [...new Set(problems.map((item) => item.file ?? `manifest.jsonl:${item.line}`))].join(', ');
  return {
    en: `${counted(kept, 'object', 'objects')}; changed or missing since: ${names}`,
    de: `${counted(kept, 'Objekt', 'Objekte')}; seither verändert oder verschwunden: ${names}`,
  };
}
