import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { emergencyAccounts } from '../../engine/assess/particulars.ts';
import { checkEdited, readPlanFile, writePlanFile } from '../../engine/respond/plan-file.ts';
import { planContainment } from '../../engine/respond/plan.ts';
import { runPlan } from '../../engine/respond/run-plan.ts';
import { keepVerification } from '../../engine/respond/keep-verification.ts';
import { verifyAccounts } from '../../engine/respond/verify.ts';
import type { Verification } from '../../engine/respond/verify.ts';
import { ensureCase, freshCaseName } from '../../evidence/case-folder.ts';
import { AppError } from '../../kernel/errors.ts';
import { toJson } from '../../kernel/json.ts';
import { caseHints } from '../../engine/case-hints.ts';
import type { CommandResult, CommandSpec } from '../command.ts';
import { breakGlassOption, caseOption, flag, names, sinceOption, yesOption } from '../respond/options.ts';
import { approvePlan, decide, plannedOnly } from '../respond/approve.ts';
import { accountsOf, beginOf, journalOf, needStillness, nextNumber } from '../../engine/respond/case-run.ts';
import { readTime } from '../../kernel/read-time.ts';
import { openCaseOf, respondExit, tell, withCase } from '../respond/session.ts';
import { verificationBlocks } from '../respond/foothold-views.ts';
import { stepRecords } from '../respond/records.ts';
import { leftBlocks } from '../respond/left-views.ts';
import { nextBlocks } from '../respond/next-views.ts';
import { reportBlocks } from '../respond/views.ts';

const input = z.object({
  upn: names,
  case: z.string().optional(),
  since: z.string().optional(),
  dryRun: flag,
  plan: z.string().optional(),
  yes: flag,
  only: names,
  skip: names,
  keep: names,
  override: names,
  breakGlass: names,
  tenant: z.string().optional(),
});

type Input = z.infer<typeof input>;

/** Locks the attacker out: plan, approval, journalled changes, verification. */
export const contain: CommandSpec<Input> = {
  path: ['contain'],
  summary: {
    en: 'lock the attacker out: shows the plan, asks, applies, reads back',
    de: 'den Angreifer aussperren: zeigt den Plan, fragt, führt aus, liest zurück',
  },
  examples: [
    {
      line: 'evict contain anna.weber@contoso.com --dry-run',
      text: {
        en: 'what would be done, and which permissions are missing; sends no change',
        de: 'was getan würde und welche Berechtigungen fehlen; sendet keine Änderung',
      },
    },
    {
      line: 'evict contain anna.weber@contoso.com --plan plan.yml',
      text: {
        en: 'saves the plan for editing; run again to apply the edited file',
        de: 'speichert den Plan zum Bearbeiten; ein zweiter Lauf führt die Datei aus',
      },
    },
    {
      line: 'evict contain a@contoso.com b@contoso.com --case incident-7 --yes',
      text: {
        en: 'several accounts, privileged ones first, without a question',
        de: 'mehrere Konten, privilegierte zuerst, ohne Rückfrage',
      },
    },
  ],
  permissions: [
    { kind: 'graph', anyOf: ['User.ReadWrite.All'] },
    { kind: 'graph', anyOf: ['UserAuthenticationMethod.ReadWrite.All'] },
    { kind: 'exchange', cmdlet: 'Set-Mailbox' },
  ],
  arguments: [
    {
      name: 'upn',
      text: {
        en: 'user principal names; may be left out with --case',
        de: 'Benutzerprinzipalnamen; mit --case entbehrlich',
      },
      required: false,
      variadic: true,
    },
  ],
  options: [
    caseOption,
    sinceOption,
    { flags: '--dry-run', text: { en: 'show the plan, send nothing', de: 'Plan zeigen, nichts senden' } },
    {
      flags: '--plan <file>',
      text: {
        en: 'save the plan to this file, or apply it if the file exists',
        de: 'Plan in dieser Datei speichern, oder ausführen, wenn es sie gibt',
      },
    },
    yesOption,
    {
      flags: '--only <name...>',
      text: { en: 'only these actions or footholds', de: 'nur diese Maßnahmen oder Zugänge' },
    },
    {
      flags: '--skip <name...>',
      text: { en: 'without these actions or footholds', de: 'ohne diese Maßnahmen oder Zugänge' },
    },
    {
      flags: '--keep <name...>',
      text: { en: 'these footholds are innocent', de: 'diese Zugänge sind harmlos' },
    },
    {
      flags: '--override <guard...>',
      text: {
        en: 'second word for a guard (operator, break-glass, last-admin, sync-account)',
        de: 'ausdrückliche Zustimmung trotz einer Sperre (operator, break-glass, last-admin, sync-account)',
      },
    },
    breakGlassOption,
  ],
  input,
  async run(context, given) {
    const fromFile = given.plan && existsSync(given.plan) ? readPlanFile(given.plan) : null;
    if (fromFile && [...given.only, ...given.skip, ...given.keep].length > 0) throw fileDecides();
    const named = given.case ?? fromFile?.case;
    const hints = named ? caseHints(context.casesFolder, named) : null;
    const wanted =
      given.upn.length > 0
        ? given.upn
        : (fromFile?.accounts.map((account) => account.upn) ?? hints?.accounts ?? []);
    if (wanted.length === 0) throw nobody();
    const connection = await context.connect(given.tenant ?? fromFile?.tenant.id);
    const accounts = await accountsOf(connection, wanted);
    const upns = accounts.map((account) => account.upn);
    const goesOn = named ? null : openCaseOf(context, connection.tenant.id, accounts);
    if (goesOn)
      context.talk.note({
        en: `Case ${goesOn.name} goes on; --case NAME begins another.`,
        de: `Der Fall ${goesOn.name} geht weiter; --case NAME beginnt einen anderen.`,
      });
    const day = context.clock.now().toISOString().slice(0, 10);
    const name = named ?? goesOn?.name ?? freshCaseName(context.casesFolder, day, upns[0]!);
    const journal = journalOf(context.casesFolder, name);
    const number = nextNumber(journal);
    const since = beginOf(readTime(given.since), journal, hints);
    const fresh = await planContainment(connection, accounts, {
      case: name,
      number,
      since,
      implicated: hints?.implicated ?? [],
      journal,
      only: given.only,
      skip: given.skip,
      keep: given.keep,
      breakGlass: emergencyAccounts(context.casesFolder, connection.tenant.domain, given.breakGlass),
      tell: (event) => tell(context, event),
    });
    const drawn = fromFile ? checkEdited(fromFile, fresh) : fresh;
    if (given.plan && !fromFile) writePlanFile(given.plan, drawn);
    if (given.dryRun || (given.plan && !fromFile))
      return plannedOnly(context, drawn, fromFile ? null : (given.plan ?? null));
    const plan = await decide(context, drawn, given.yes);
    await approvePlan(context, plan, given);
    const found = ensureCase(context.casesFolder, name, {
      createdAt: context.clock.now().toISOString(),
      tenant: connection.tenant,
      accounts: upns,
    });
    return withCase(context, connection, found, async (run): Promise<CommandResult> => {
      needStillness(run, number);
      writePlanFile(join(run.folder, 'plans', `${plan.id}.yml`), plan);
      const report = await runPlan(run, plan, given.override);
      const verification = await verifyAccounts(connection, accounts, run.journal.entries, since, run.tell);
      keepVerification(run.folder, context.clock.now().toISOString(), verification);
      const { language } = context;
      return {
        data: toJson({ case: name, folder: run.folder, plan, steps: report.steps, verification }),
        records: stepRecords(plan, report.steps, language),
        document: [
          { block: 'heading', level: 1, text: { en: 'Containment', de: 'Eindämmung' }[language] },
          ...reportBlocks(report, language, true),
          ...verificationBlocks(verification, language),
          ...leftBlocks(report, verification, name, language),
          ...nextBlocks(found, afterContainment(verification, upns), language),
        ],
        exit: respondExit(report, verification),
      };
    });
  },
};

/** Clean accounts go back; what nobody has judged yet is asked about; for the rest one looks first. */
function afterContainment(verification: Verification, upns: readonly string[]): string {
  if (verification.clean) return `evict recover ${upns.join(' ')}`;
  const open = verification.accounts.flatMap((account) => account.remaining);
  const asks = open.some((foothold) => foothold.suggestion === 'ask');
  return `evict ${asks ? 'contain' : 'verify'} ${upns.join(' ')}`;
}

function fileDecides(): AppError {
  return new AppError({
    code: 'plan-decides',
    side: 'usage',
    message: {
      en: '--only, --skip and --keep do not go with a plan that exists: what it selects is done.',
      de: '--only, --skip und --keep passen nicht zu einem vorhandenen Plan: Was er auswählt, wird getan.',
    },
    next: {
      en: 'Change "selected" in the file, or name a new file.',
      de: 'Ändern Sie „selected“ in der Datei, oder nennen Sie eine neue.',
    },
  });
}

function nobody(): AppError {
  return new AppError({
    code: 'no-account',
    side: 'usage',
    message: { en: 'No account was named.', de: 'Es wurde kein Konto genannt.' },
    next: {
      en: 'Name one or more user principal names, or a case with --case.',
      de: 'Nennen Sie einen oder mehrere Benutzerprinzipalnamen, oder mit --case einen Fall.',
    },
  });
}
