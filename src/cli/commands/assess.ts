import { resolve } from 'node:path';
import { z } from 'zod';
import type { Assessment } from '../../domain/assessment.ts';
import type { Permission } from '../../domain/permission.ts';
import { severities } from '../../domain/finding.ts';
import { assess, counts } from '../../engine/assess/index.ts';
import { exceptionsOf } from '../../engine/assess/exceptions.ts';
import { tenantFolder } from '../../engine/assess/history.ts';
import { joined, keepParticulars, keptParticulars } from '../../engine/assess/particulars.ts';
import { readSnapshotFile } from '../../engine/assess/snapshot-file.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { canonicalJson, toJson } from '../../kernel/json.ts';
import { settings } from '../../settings/index.ts';
import type { CommandSpec, ExitCode } from '../command.ts';
import { actionPlan, assessmentEndings, assessmentPrinters, assessmentReport } from '../assess/report.ts';
import { chosenChecks, snapshotOf } from '../assess/source.ts';
import { assessmentBlocks } from '../assess/views.ts';
import { checkEndings, writeReport } from '../report-files.ts';
import { breakGlassOption, caseOption, flag, names } from '../respond/options.ts';

const input = z.object({
  file: z.string().optional(),
  from: z.enum(['scubagear']).optional(),
  snapshot: z.string().optional(),
  check: names,
  exceptions: z.string().optional(),
  compare: z.string().optional(),
  failOn: z.enum(severities).default('informational'),
  case: z.string().optional(),
  breakGlass: names,
  sensitiveUser: names,
  partnerDomain: names,
  remember: flag,
  dns: z.string().optional(),
  deep: flag,
  all: flag,
  write: names,
});
type Input = z.infer<typeof input>;

/** Reads the settings once, keeps them as evidence, and judges them; or judges what was kept or exported earlier. */
export const assessCommand: CommandSpec<Input> = {
  path: ['assess'],
  summary: {
    en: 'check the settings of the organisation against published baselines and our own',
    de: 'die Einstellungen der Organisation gegen veröffentlichte und eigene Vorgaben prüfen',
  },
  examples: [
    {
      line: 'evict assess --write report.html --break-glass notfall@contoso.com',
      text: { en: 'everything, with a report to hand over', de: 'alles, mit einem Bericht zum Weitergeben' },
    },
    {
      line: 'evict assess --case incident-7',
      text: {
        en: 'what would have stopped this attack comes first',
        de: 'zuerst, was diesen Angriff verhindert hätte',
      },
    },
    {
      line: 'evict assess --exceptions exceptions.yml --fail-on high -o none',
      text: { en: 'for a pipeline: only the exit code', de: 'für eine Pipeline: nur der Exitcode' },
    },
    {
      line: 'evict assess ProviderSettingsExport.json --from scubagear',
      text: {
        en: 'judge an export of ScubaGear, without any access',
        de: 'einen Export von ScubaGear beurteilen, ohne jeden Zugang',
      },
    },
  ],
  permissions: distinct(settings.flatMap((setting) => setting.permissions)),
  arguments: [
    {
      name: 'file',
      text: { en: 'the export that --from names', de: 'der Export, den --from nennt' },
      required: false,
    },
  ],
  options: [
    {
      flags: '--from <product>',
      text: { en: 'judge an export: scubagear', de: 'einen Export beurteilen: scubagear' },
    },
    {
      flags: '--snapshot <file>',
      text: {
        en: 'judge a snapshot that was kept earlier',
        de: 'eine früher abgelegte Momentaufnahme beurteilen',
      },
    },
    { flags: '--check <id...>', text: { en: 'only these checks', de: 'nur diese Prüfungen' } },
    {
      flags: '--exceptions <file>',
      text: {
        en: 'YAML with check, owner, reason and expires: what is left unmet on purpose; default what is kept for the tenant',
        de: 'YAML mit check, owner, reason und expires: was mit Absicht nicht erfüllt ist; Vorgabe: was für den Mandanten abgelegt ist',
      },
    },
    {
      flags: '--compare <file>',
      text: {
        en: 'compare with this snapshot; default the last one of the tenant',
        de: 'mit dieser Momentaufnahme vergleichen; Vorgabe: die letzte des Mandanten',
      },
    },
    {
      flags: '--fail-on <severity>',
      text: {
        en: 'exit code 3 only for failures of at least: critical, high, medium, low, informational',
        de: 'Exitcode 3 nur, wenn etwas von mindestens dieser Schwere nicht erfüllt ist: critical, high, medium, low, informational',
      },
    },
    caseOption,
    breakGlassOption,
    {
      flags: '--sensitive-user <address...>',
      text: {
        en: 'whom others are most likely to impersonate, beside the administrators',
        de: 'für wen sich Angreifer am ehesten ausgeben, neben den Administratoren',
      },
    },
    {
      flags: '--partner-domain <domain...>',
      text: { en: 'domains of suppliers and partners', de: 'Domänen von Lieferanten und Partnern' },
    },
    {
      flags: '--remember',
      text: {
        en: 'keep these accounts, users and domains for every later run and for the pages',
        de: 'diese Konten, Benutzer und Domänen für jeden späteren Lauf und für die Seiten ablegen',
      },
    },
    {
      flags: '--dns <server>',
      text: {
        en: 'name server to ask, as IP or IP:port',
        de: 'zu fragender Namenserver, als IP oder IP:Port',
      },
    },
    {
      flags: '--deep',
      text: {
        en: 'ask every mailbox for its inbox rules, however many there are',
        de: 'jedes Postfach nach seinen Posteingangsregeln fragen, wie viele es auch sind',
      },
    },
    { flags: '--all', text: { en: 'show also what is in order', de: 'auch zeigen, was in Ordnung ist' } },
    {
      flags: '--write <file...>',
      text: {
        en: 'write a report; the ending names the format: .html .md .json .csv .sarif .xml (JUnit)',
        de: 'einen Bericht schreiben; die Endung nennt das Format: .html .md .json .csv .sarif .xml (JUnit)',
      },
    },
  ],
  input,
  async run(context, given) {
    checkEndings(given.write, assessmentEndings);
    const only = chosenChecks(given);
    const attack = given.case === undefined ? null : openCase(context.casesFolder, given.case);
    const earlierFile = given.compare === undefined ? null : readSnapshotFile(given.compare).snapshot;
    // A file that cannot be read shall be told before the tenant is asked for minutes.
    const named = given.exceptions === undefined ? null : exceptionsOf('', given.exceptions);
    const { snapshot, sha256, file, earlier } = await snapshotOf(context, given, only);
    const folder = tenantFolder(context.casesFolder, snapshot.tenant.domain);
    const kept = keptParticulars(folder);
    const particulars = joined(kept, {
      breakGlass: given.breakGlass,
      sensitiveUsers: given.sensitiveUser,
      partnerDomains: given.partnerDomain,
    });
    const remembered = given.remember ? keepParticulars(folder, particulars) : kept.file;
    const assessment = assess({
      snapshot,
      file,
      sha256,
      today: context.clock.now().toISOString().slice(0, 10),
      particulars: { ...particulars, file: remembered },
      exceptions: named ?? exceptionsOf(folder),
      earlier: earlierFile ?? earlier,
      attack,
      ...(only ? { only } : {}),
    });
    for (const path of given.write) {
      writeReport(
        resolve(path),
        assessmentReport(assessment, context.language),
        assessmentPrinters(assessment),
      );
      context.talk.note({ en: `Written to ${resolve(path)}`, de: `Gespeichert: ${resolve(path)}` });
    }
    return {
      data: toJson(assessment),
      records: actionPlan(assessment, context.language),
      document: assessmentBlocks(assessment, context.language, given.all, 'terminal'),
      exit: exitOf(assessment, given.failOn),
    };
  },
};

/** What could not be read weighs more than what fails: the count of failures is then not the whole. */
function exitOf(assessment: Assessment, least: Input['failOn']): ExitCode {
  if (assessment.results.some((result) => result.status === 'unknown')) return 4;
  const grave = (severity: Input['failOn']): boolean =>
    severities.indexOf(severity) <= severities.indexOf(least);
  return assessment.results.some((result) => counts(result) && grave(result.severity)) ? 3 : 0;
}

function distinct(permissions: readonly Permission[]): readonly Permission[] {
  const seen = new Map(permissions.map((one) => [canonicalJson(toJson(one)), one]));
  return [...seen.values()];
}
