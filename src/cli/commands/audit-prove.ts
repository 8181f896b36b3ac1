import { join } from 'node:path';
import { z } from 'zod';
import type { Block, Cell } from '../../domain/document.ts';
import { awaitMark, planMark } from '../../engine/audit/prove.ts';
import type { RouteProof } from '../../engine/audit/prove.ts';
import { writePlanFile } from '../../engine/respond/plan-file.ts';
import { runPlan } from '../../engine/respond/run-plan.ts';
import { ensureCase, freshCaseName } from '../../evidence/case-folder.ts';
import { toJson } from '../../kernel/json.ts';
import type { Language, Localized } from '../../kernel/localized.ts';
import type { CommandSpec } from '../command.ts';
import { approvePlan } from '../respond/approve.ts';
import { caseOption, flag, yesOption } from '../respond/options.ts';
import { accountsOf, nextNumber } from '../../engine/respond/case-run.ts';
import { withCase } from '../respond/session.ts';
import { reportBlocks } from '../respond/views.ts';

const input = z.object({
  mailbox: z.string(),
  case: z.string().optional(),
  wait: z.coerce.number().min(0).max(1_440).default(90),
  pause: z.coerce.number().min(0.01).max(60).default(1),
  yes: flag,
  tenant: z.string().optional(),
});

/** Makes one harmless change and waits until its record can be found: the only proof that auditing works. */
export const auditProve: CommandSpec<z.infer<typeof input>> = {
  path: ['audit', 'prove'],
  summary: {
    en: 'leave a harmless mark in a mailbox and wait until the audit log shows it',
    de: 'eine harmlose Marke in einem Postfach setzen und warten, bis das Protokoll sie zeigt',
  },
  examples: [
    {
      line: 'evict audit prove it.test@contoso.com --wait 120',
      text: {
        en: 'looks for two hours at most, and tells the delay of each route',
        de: 'sucht höchstens zwei Stunden und nennt die Verzögerung jedes Weges',
      },
    },
  ],
  permissions: [
    { kind: 'graph', anyOf: ['Mail.ReadWrite'] },
    { kind: 'graph', anyOf: ['AuditLogsQuery.Read.All'] },
    { kind: 'exchange', cmdlet: 'Search-UnifiedAuditLog' },
    { kind: 'activity', anyOf: ['ActivityFeed.Read'] },
  ],
  arguments: [
    {
      name: 'mailbox',
      text: { en: 'whose mailbox; choose one of your own', de: 'wessen Postfach; wählen Sie ein eigenes' },
      required: true,
    },
  ],
  options: [
    caseOption,
    {
      flags: '--wait <minutes>',
      text: {
        en: 'how long to look at most, default 90',
        de: 'wie lange höchstens gesucht wird, Vorgabe 90',
      },
    },
    {
      flags: '--pause <minutes>',
      text: { en: 'between two looks, default 1', de: 'Abstand zwischen zwei Suchen, Vorgabe 1' },
    },
    yesOption,
  ],
  input,
  async run(context, given) {
    const connection = await context.connect(given.tenant);
    const [account] = await accountsOf(connection, [given.mailbox]);
    const today = context.clock.now().toISOString();
    const name = given.case ?? freshCaseName(context.casesFolder, today.slice(0, 10), 'audit');
    const found = ensureCase(context.casesFolder, name, {
      createdAt: today,
      tenant: connection.tenant,
      accounts: [account!.upn],
    });
    const { language } = context;
    return withCase(context, connection, found, async (run) => {
      const plan = await planMark(connection, account!, {
        case: name,
        number: nextNumber(run.journal.entries),
      });
      await approvePlan(context, plan, { yes: given.yes, override: [] });
      writePlanFile(join(run.folder, 'plans', `${plan.id}.yml`), plan);
      const since = context.clock.now();
      const report = await runPlan(run, plan, []);
      const proofs = report.finished
        ? await awaitMark(connection, {
            since,
            subject: plan.steps[0]!.target.key,
            patience: given.wait * 60_000,
            pause: given.pause * 60_000,
            tell: (seen) => context.talk.progress(progressOf(seen), null),
          })
        : [];
      const complete = proofs.length > 0 && proofs.every((proof) => proof.state === 'found');
      return {
        data: toJson({ case: name, mark: plan.steps[0]!.target.key, steps: report.steps, routes: proofs }),
        records: proofs.map((proof) => ({ ...proof, text: proof.text?.[language] ?? null })),
        document: [
          {
            block: 'heading',
            level: 1,
            text: { en: 'Does auditing work?', de: 'Funktioniert die Überwachung?' }[language],
          },
          ...reportBlocks(report, language),
          ...(proofs.length > 0 ? [proofTable(proofs, language)] : []),
          ...(lost(proofs) ? [whatNext(account!.upn, language)] : []),
        ],
        exit: !report.finished ? 1 : complete ? 0 : proofs.some((proof) => proof.state === 'found') ? 4 : 3,
      };
    });
  },
};

function progressOf(proofs: readonly RouteProof[]): Localized {
  const found = proofs.filter((proof) => proof.state === 'found').length;
  return {
    en: `Waiting for the record: found by ${found} of ${proofs.length} routes`,
    de: `Warte auf den Eintrag: auf ${found} von ${proofs.length} Wegen gefunden`,
  };
}

/** The log could be searched, and the mark is in it by no route. */
function lost(proofs: readonly RouteProof[]): boolean {
  return proofs.every(({ state }) => state !== 'found') && proofs.some(({ state }) => state === 'not-found');
}

/** Records may be late by a day, but mostly they are not. */
function whatNext(upn: string, language: Language): Block {
  return {
    block: 'paragraph',
    tone: 'bad',
    text: {
      en: `What happened in this mailbox is not found. "evict audit status ${upn}" tells whether a setting is to blame. Where none is: "evict audit repair ${upn} --renew" switches its auditing off and on again, as Microsoft advises; then prove again.`,
      de: `Was in diesem Postfach geschah, ist nicht auffindbar. Ob eine Einstellung schuld ist, zeigt „evict audit status ${upn}“. Ist es keine: „evict audit repair ${upn} --renew“ schaltet seine Überwachung aus und wieder ein, wie Microsoft es rät; danach erneut beweisen.`,
    }[language],
  };
}

function proofTable(proofs: readonly RouteProof[], language: Language): Block {
  const words = {
    found: { en: 'found', de: 'gefunden', tone: 'good' },
    'not-found': { en: 'not found', de: 'nicht gefunden', tone: 'bad' },
    failed: { en: 'could not be asked', de: 'nicht abfragbar', tone: 'warning' },
  } as const;
  return {
    block: 'table',
    columns: [
      { title: { en: 'Route', de: 'Weg' }[language], flexible: true },
      { title: { en: 'Result', de: 'Ergebnis' }[language] },
      { title: { en: 'After', de: 'Nach' }[language], align: 'right' },
      { title: '', flexible: true },
    ],
    rows: proofs.map((proof): Cell[] => [
      proof.title,
      { text: words[proof.state][language], tone: words[proof.state].tone },
      proof.seconds === null ? '–' : `${proof.seconds} s`,
      proof.text?.[language] ?? '',
    ]),
  };
}
