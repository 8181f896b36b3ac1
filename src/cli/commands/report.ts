import { resolve } from 'node:path';
import { z } from 'zod';
import { buildReport } from '../../engine/report/build.ts';
import { audiences } from '../../engine/report/compose.ts';
import { readLogo } from '../../engine/report/logo.ts';
import { readMarking } from '../../engine/report/marking.ts';
import { formats, reportStem, writeReports } from '../../engine/report/write.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { findBrowser, thisMachine } from '../../reports/pdf/find-browser.ts';
import type { CommandSpec } from '../command.ts';
import { formatsReader } from '../report/options.ts';

const input = z.object({
  case: z.string(),
  format: formatsReader,
  audience: z.enum(audiences).default('technical'),
  out: z.string().optional(),
  logo: z.string().optional(),
  tlp: z.string().max(40).optional(),
  paper: z.enum(['a4', 'letter']).default('a4'),
});

/** Reports of a case that can be handed to others; they hold what the case folder holds, and no secret. */
export const report: CommandSpec<z.infer<typeof input>> = {
  path: ['report'],
  summary: {
    en: 'write reports of a case: page, PDF, Markdown, JSON; for a client, an expert, an authority',
    de: 'Berichte über einen Fall schreiben: Seite, PDF, Markdown, JSON; für Kunden, Fachleute, Behörden',
  },
  examples: [
    {
      line: 'evict report incident-7 --format html,pdf --audience executive --lang de --tlp amber --logo firm.png',
      text: {
        en: 'one page for the client, in German, with a logo',
        de: 'eine Seite für den Kunden, auf Deutsch, mit Logo',
      },
    },
    {
      line: 'evict report incident-7 --audience notification --format pdf',
      text: {
        en: 'whose data, which messages, which time: for a notification under Article 33 GDPR',
        de: 'wessen Daten, welche Nachrichten, welche Zeit: für eine Meldung nach Artikel 33 DSGVO',
      },
    },
  ],
  permissions: [],
  arguments: [{ name: 'case', text: { en: 'name of the case', de: 'Name des Falls' }, required: true }],
  options: [
    {
      flags: '--format <formats>',
      text: {
        en: `${formats.join(', ')}; several with commas`,
        de: `${formats.join(', ')}; mehrere mit Kommas`,
      },
    },
    {
      flags: '--audience <audience>',
      text: {
        en: `${audiences.join(', ')}; default technical`,
        de: `${audiences.join(', ')}; Vorgabe technical`,
      },
    },
    {
      flags: '--out <file>',
      text: {
        en: "where to, each format with its own ending; default the case's reports folder",
        de: 'wohin, jedes Format mit eigener Endung; Vorgabe der Berichtsordner des Falls',
      },
    },
    {
      flags: '--logo <file>',
      text: { en: 'PNG, JPEG, WebP or SVG, at most 1 MB', de: 'PNG, JPEG, WebP oder SVG, höchstens 1 MB' },
    },
    {
      flags: '--tlp <label>',
      text: {
        en: 'clear, green, amber, amber+strict, red, or a label of your own, on every page',
        de: 'clear, green, amber, amber+strict, red oder eine eigene Kennzeichnung, auf jeder Seite',
      },
    },
    { flags: '--paper <size>', text: { en: 'of a PDF: a4 or letter', de: 'eines PDF: a4 oder letter' } },
  ],
  input,
  async run(context, given) {
    const found = openCase(context.casesFolder, given.case);
    const { language } = context;
    // What is missing is told before anything is written.
    const browser = given.format.includes('pdf') ? findBrowser(thisMachine(context.environment)) : null;
    const logo = given.logo === undefined ? null : readLogo(given.logo);
    const { audience, paper } = given;
    const built = await buildReport(found, context.clock.now().toISOString());
    const { problem } = built.journal;
    if (problem)
      context.talk.warn({
        en: `The end of the journal is missing or does not fit (${problem}): the report tells what can be verified.`,
        de: `Das Ende des Journals fehlt oder passt nicht (${problem}): Der Bericht nennt, was sich nachprüfen lässt.`,
      });
    const files = await writeReports(built, {
      audience,
      language,
      marking: readMarking(given.tlp),
      logo,
      formats: given.format,
      paper,
      browser,
      stem: given.out
        ? resolve(given.out.replace(/\.(?:html?|pdf|md|json)$/i, ''))
        : reportStem(found, { audience, language }),
    });
    return {
      data: { case: found.name, audience, language, files },
      records: files,
      document: [
        {
          block: 'list',
          items: files.map(({ file }) => ({
            text: { en: `Written to ${file}`, de: `Gespeichert: ${file}` }[language],
            tone: 'good',
          })),
        },
      ],
      exit: problem ? 4 : 0,
    };
  },
};
