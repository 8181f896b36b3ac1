import { z } from 'zod';
import { caseHints } from '../../engine/case-hints.ts';
import { keepVerification } from '../../engine/respond/keep-verification.ts';
import { verifyAccounts } from '../../engine/respond/verify.ts';
import { listCases, openCase } from '../../evidence/case-folder.ts';
import { toJson } from '../../kernel/json.ts';
import type { CommandSpec } from '../command.ts';
import { caseOption, names, sinceOption } from '../respond/options.ts';
import { accountsOf, beginOf, journalOf } from '../../engine/respond/case-run.ts';
import { readTime } from '../../kernel/read-time.ts';
import { caseFor, tell } from '../respond/session.ts';
import { verificationRecords } from '../respond/records.ts';
import { nextBlocks } from '../respond/next-views.ts';
import { plansIn } from '../../engine/respond/resume.ts';
import type { Account } from '../../domain/account.ts';
import type { JournalEntry } from '../../domain/plan.ts';
import type { Verification } from '../../engine/respond/verify.ts';
import { verificationBlocks } from '../respond/foothold-views.ts';

const input = z.object({
  upn: names.refine((list) => list.length > 0),
  case: z.string().optional(),
  since: z.string().optional(),
  tenant: z.string().optional(),
});

/** Reads everything again and compares it with what the case did. */
export const verify: CommandSpec<z.infer<typeof input>> = {
  path: ['verify'],
  summary: {
    en: 'read everything again: what is gone, what is back, what is new',
    de: 'alles erneut lesen: was weg ist, was wieder da ist, was neu ist',
  },
  examples: [
    {
      line: 'evict verify anna.weber@contoso.com',
      text: {
        en: 'exit code 0 means clean, 3 means something is open',
        de: 'Exitcode 0 heißt sauber, 3 heißt: etwas ist offen',
      },
    },
  ],
  permissions: [{ kind: 'graph', anyOf: ['Directory.Read.All'] }],
  arguments: [
    {
      name: 'upn',
      text: { en: 'user principal names', de: 'Benutzerprinzipalnamen' },
      required: true,
      variadic: true,
    },
  ],
  options: [caseOption, sinceOption],
  input,
  async run(context, given) {
    const connection = await context.connect(given.tenant);
    const accounts = await accountsOf(connection, given.upn);
    const found = given.case
      ? openCase(context.casesFolder, given.case)
      : caseFor(listCases(context.casesFolder), connection.tenant.id, accounts[0]!.upn);
    const journal = journalOf(context.casesFolder, found.name);
    const since = beginOf(readTime(given.since), journal, caseHints(context.casesFolder, found.name));
    const verification = await verifyAccounts(connection, accounts, journal, since, (event) =>
      tell(context, event),
    );
    keepVerification(found.folder, context.clock.now().toISOString(), verification);
    return {
      data: toJson({ case: found.name, ...verification }),
      records: verificationRecords(verification, context.language),
      document: [
        { block: 'heading', level: 1, text: { en: 'Verification', de: 'Prüfung' }[context.language] },
        ...verificationBlocks(verification, context.language),
        ...nextBlocks(found, afterwards(verification, journal, found.name, accounts), context.language),
      ],
      exit: verification.clean ? 0 : verification.accounts.some((account) => !account.clean) ? 3 : 4,
    };
  },
};

/** What is open is removed; a clean account is given back; one that was given back is reported on. */
function afterwards(
  verification: Verification,
  journal: readonly JournalEntry[],
  name: string,
  accounts: readonly Account[],
): string {
  const upns = accounts.map(({ upn }) => upn).join(' ');
  if (!verification.clean) return `evict contain ${upns}`;
  const recovered = plansIn(journal).some(({ kind }) => kind === 'recover');
  return recovered ? `evict report ${name}` : `evict recover ${upns}`;
}
