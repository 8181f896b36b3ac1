import { join } from 'node:path';
import type { CutStep } from '../../domain/assessment.ts';
import type { StepReport } from '../../domain/plan.ts';
import { assess, counts } from '../../engine/assess/index.ts';
import { takeSnapshot } from '../../engine/assess/take-snapshot.ts';
import { readAuditStatus } from '../../engine/audit/status.ts';
import { attackChanges, planHardening } from '../../engine/harden/index.ts';
import { nextNumber } from '../../engine/respond/case-run.ts';
import { writePlanFile } from '../../engine/respond/plan-file.ts';
import { runPlan } from '../../engine/respond/run-plan.ts';
import { readScoreReport } from '../../engine/score/index.ts';
import type { AuditStatus } from '../../engine/audit/status.ts';
import { openCase } from '../../evidence/case-folder.ts';
import type { Localized } from '../../kernel/localized.ts';
import { resolveAccount } from '../../microsoft/accounts.ts';
import { dnsClient } from '../../microsoft/dns/resolver.ts';
import type { Simulator } from '../../simulator/index.ts';
import type { CommandContext } from '../command.ts';
import { withCase } from '../respond/session.ts';
import { enter } from './enter.ts';

export interface HardeningOutcome {
  readonly tenant: string;
  readonly score: { readonly percentage: number; readonly current: number; readonly max: number };
  readonly auditing: Pick<AuditStatus, 'ingestion' | 'organization' | 'counts' | 'gaps'>;
  readonly failuresBefore: number;
  readonly failuresAfter: number;
  readonly changes: readonly {
    readonly title: Localized;
    readonly cut: CutStep | null;
    readonly outcome: StepReport['outcome'] | null;
  }[];
}

/** How safe the organisation is after all, what would have stopped the attack just seen, and that it is done. */
export async function runHardening(
  context: CommandContext,
  simulator: Simulator,
  id: string,
): Promise<HardeningOutcome> {
  const scenario = simulator.scenarios.find((candidate) => candidate.id === id)!;
  const { connection } = await enter(context, simulator, id);
  const tell = (): void => {};
  const reserve = scenario.tenant.users.find((user) =>
    /^(notfall|breakglass)@/.test(user.userPrincipalName),
  )!;
  const emergency = await resolveAccount(connection, reserve.userPrincipalName);
  const look = async () => {
    const snapshot = await takeSnapshot({ connection, dns: dnsClient(simulator.dns), deep: false, tell });
    const assessment = assess({
      snapshot,
      file: null,
      sha256: '',
      today: context.clock.now().toISOString().slice(0, 10),
      particulars: { breakGlass: [emergency.upn] },
      attack: openCase(context.casesFolder, id),
    });
    return { snapshot, assessment };
  };
  const score = await readScoreReport(connection, join(context.casesFolder, '.home'));
  const auditing = await readAuditStatus(connection, { mailboxes: [], all: false, days: 7, tell });
  const before = await look();
  const changes = attackChanges(before.assessment, 5);
  const found = openCase(context.casesFolder, id);
  return withCase(context, connection, found, async (run) => {
    const plan = await planHardening(connection, changes, before.snapshot, {
      case: id,
      number: nextNumber(run.journal.entries),
      only: [],
      skip: [],
      keep: [],
      given: { breakGlass: [emergency.id], notify: [scenario.victims[0]!] },
      tell,
    });
    writePlanFile(join(run.folder, 'plans', `${plan.id}.yml`), plan);
    const report = await runPlan({ ...run, tell: () => {} }, plan, []);
    const after = await look();
    const outcomeOf = (action: string): StepReport['outcome'] | null => {
      const step = plan.steps.find((one) => one.action === action);
      return report.steps.find((one) => one.step === step?.id)?.outcome ?? null;
    };
    return {
      tenant: scenario.tenant.displayName,
      score: { percentage: score.percentage, current: score.current, max: score.max },
      auditing,
      failuresBefore: before.assessment.results.filter(counts).length,
      failuresAfter: after.assessment.results.filter(counts).length,
      changes: changes.map(({ action, checks }) => ({
        title: plan.steps.find((step) => step.action === action)?.title ?? checks[0]!.title,
        cut: checks[0]?.cuts?.[0] ?? null,
        outcome: outcomeOf(action),
      })),
    };
  });
}
