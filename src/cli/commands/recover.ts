import { join } from 'node:path';
import { z } from 'zod';
import { emergencyAccounts } from '../../engine/assess/particulars.ts';
import { writePlanFile } from '../../engine/respond/plan-file.ts';
import { planRecovery } from '../../engine/respond/recover.ts';
import { runPlan } from '../../engine/respond/run-plan.ts';
import { caseHints } from '../../engine/case-hints.ts';
import { keepVerification } from '../../engine/respond/keep-verification.ts';
import { verifyAccounts } from '../../engine/respond/verify.ts';
import { listCases, openCase } from '../../evidence/case-folder.ts';
import { toJson } from '../../kernel/json.ts';
import type { CommandSpec } from '../command.ts';
import { breakGlassOption, caseOption, flag, names, sinceOption, yesOption } from '../respond/options.ts';
import { chooseDeletedMail, deletedMailOption } from '../respond/choose-deleted-mail.ts';
import { approvePlan, plannedOnly } from '../respond/approve.ts';
import { accountsOf, beginOf, journalOf, needStillness, nextNumber } from '../../engine/respond/case-run.ts';
import { readTime } from '../../kernel/read-time.ts';
import { caseFor, respondExit, tell, withCase } from '../respond/session.ts';
import { verificationBlocks } from '../respond/foothold-views.ts';
import { stepRecords } from '../respond/records.ts';
import { leftBlocks } from '../respond/left-views.ts';
import { handOverBlocks, nextBlocks } from '../respond/next-views.ts';
import { reportBlocks } from '../respond/views.ts';

const input = z.object({
  upn: names.refine((list) => list.length > 0),
  case: z.string().optional(),
  since: z.string().optional(),
  force: z.string().min(5).optional(),
  password: flag,
  dryRun: flag,
  yes: flag,
  only: names,
  skip: names,
  deletedMail: names,
  breakGlass: names,
  tenant: z.string().optional(),
});

/** Gives clean accounts back to their owners; unblocking the sender comes last. */
export const recover: CommandSpec<z.infer<typeof input>> = {
  path: ['recover'],
  summary: {
    en: 'give the account back: MFA, temporary access pass, sign-in, deleted mail, sending; only if it verifies clean',
    de: 'das Konto zurückgeben: MFA, befristeter Zugriffspass, Anmeldung, gelöschte E-Mails, Senden; nur wenn die Prüfung sauber ist',
  },
  examples: [
    {
      line: 'evict recover anna.weber@contoso.com',
      text: {
        en: 'verifies, then shows and runs the plan',
        de: 'prüft, zeigt dann den Plan und führt ihn aus',
      },
    },
    {
      line: 'evict recover anna.weber@contoso.com --skip unblock-sender',
      text: { en: 'without lifting the block on sending', de: 'ohne die Sendesperre aufzuheben' },
    },
    {
      line: 'evict recover anna.weber@contoso.com --yes --deleted-mail all',
      text: {
        en: 'with all messages that were deleted for good since the incident began',
        de: 'mit allen Nachrichten, die seit Beginn des Vorfalls endgültig gelöscht wurden',
      },
    },
  ],
  permissions: [
    { kind: 'graph', anyOf: ['UserAuthenticationMethod.ReadWrite.All'] },
    { kind: 'exchange', cmdlet: 'Remove-BlockedSenderAddress' },
  ],
  arguments: [
    {
      name: 'upn',
      text: { en: 'user principal names', de: 'Benutzerprinzipalnamen' },
      required: true,
      variadic: true,
    },
  ],
  options: [
    caseOption,
    sinceOption,
    {
      flags: '--force <reason>',
      text: {
        en: 'although it does not verify clean; the reason goes into the journal',
        de: 'obwohl die Prüfung nicht sauber ist; die Begründung kommt ins Journal',
      },
    },
    {
      flags: '--password',
      text: {
        en: 'a new password instead of a temporary access pass',
        de: 'ein neues Kennwort statt eines befristeten Zugriffspasses',
      },
    },
    { flags: '--dry-run', text: { en: 'show the plan, send nothing', de: 'Plan zeigen, nichts senden' } },
    yesOption,
    { flags: '--only <name...>', text: { en: 'only these actions', de: 'nur diese Maßnahmen' } },
    { flags: '--skip <name...>', text: { en: 'without these actions', de: 'ohne diese Maßnahmen' } },
    deletedMailOption,
    breakGlassOption,
  ],
  input,
  async run(context, given) {
    const connection = await context.connect(given.tenant);
    const accounts = await accountsOf(connection, given.upn);
    const found = given.case
      ? openCase(context.casesFolder, given.case)
      : caseFor(listCases(context.casesFolder), connection.tenant.id, accounts[0]!.upn);
    const journal = journalOf(context.casesFolder, found.name);
    const number = nextNumber(journal);
    const since = beginOf(readTime(given.since), journal, caseHints(context.casesFolder, found.name));
    const before = await verifyAccounts(connection, accounts, journal, since, (event) =>
      tell(context, event),
    );
    const plan = await planRecovery(connection, accounts, before, {
      case: found.name,
      number,
      since,
      only: given.only,
      skip: given.skip,
      breakGlass: emergencyAccounts(context.casesFolder, connection.tenant.domain, given.breakGlass),
      handOver: given.password ? 'password' : 'pass',
      force: given.force ?? null,
    });
    const { language } = context;
    const chosen = await chooseDeletedMail(context, plan, {
      named: given.deletedMail,
      silent: given.dryRun || given.yes || given.only.length > 0,
    });
    if (given.dryRun) return plannedOnly(context, chosen, null);
    await approvePlan(context, chosen, {
      yes: given.yes,
      override: [],
      question: { en: 'Give the account back now?', de: 'Das Konto jetzt zurückgeben?' },
    });
    return withCase(context, connection, found, async (run) => {
      needStillness(run, number);
      if (given.force) run.journal.append('override', null, { code: 'not-clean', reason: given.force });
      writePlanFile(join(run.folder, 'plans', `${chosen.id}.yml`), chosen);
      const report = await runPlan(run, chosen, []);
      const after = await verifyAccounts(connection, accounts, run.journal.entries, since, run.tell);
      keepVerification(run.folder, context.clock.now().toISOString(), after);
      const upns = accounts.map((account) => account.upn);
      return {
        data: toJson({
          case: found.name,
          folder: run.folder,
          plan: chosen,
          steps: report.steps,
          verification: after,
        }),
        records: stepRecords(chosen, report.steps, language),
        document: [
          { block: 'heading', level: 1, text: { en: 'Recovery', de: 'Wiederherstellung' }[language] },
          ...reportBlocks(report, language, true),
          ...verificationBlocks(after, language),
          ...handOverBlocks(chosen, language),
          ...leftBlocks(report, after, found.name, language),
          ...nextBlocks(
            found,
            after.clean ? `evict report ${found.name}` : `evict verify ${upns.join(' ')}`,
            language,
          ),
        ],
        exit: respondExit(report, after),
      };
    });
  },
};
