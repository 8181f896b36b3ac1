import { defaultAuditActions } from '../state/mailbox-audit.ts';
import type { LogonType } from '../state/mailbox-audit.ts';
import { mailboxOf } from '../state/mailbox.ts';
import type { Mailbox } from '../state/tenant.ts';
import type { Stage } from './plant/scene.ts';
import type { TrapSpec } from './spec.ts';

/**
 * Makes one thing true that hides acts in a mailbox from the log, or that only looks as if it did (`healthy`). The scenario
 * names each, so that whoever judges a tenant can be held against it.
 */
export function setTrap(stage: Stage, trap: TrapSpec): void {
  const { tenant } = stage;
  switch (trap.kind) {
    case 'organisation-switch-off':
      tenant.exchange.organizationConfig['AuditDisabled'] = true;
      return;
    case 'ingestion-off':
      tenant.exchange.adminAuditLogConfig['UnifiedAuditLogIngestionEnabled'] = false;
      return;
    case 'workload-silent':
      silence(stage, trap.workload ?? 'Exchange', trap.days);
      return;
    case 'bypassed': {
      const id = boxOf(stage, trap).properties.ExternalDirectoryObjectId;
      tenant.exchange.auditBypass.push({ ObjectId: id, AuditBypassEnabled: true });
      return;
    }
    default:
      setOnMailbox(boxOf(stage, trap), trap);
  }
}

function setOnMailbox(box: Mailbox, trap: TrapSpec): void {
  const { properties } = box;
  switch (trap.kind) {
    case 'list-without-mail-access':
      customise(box, trap.logons, (action) => action !== 'MailItemsAccessed');
      return;
    case 'list-empty':
      customise(box, trap.logons, () => false);
      return;
    case 'list-complete':
      customise(box, trap.logons, () => true);
      return;
    case 'switch-shown-on-but-stale':
      properties['AuditEnabled'] = true;
      properties['_auditStalled'] = true;
      return;
    case 'switch-off-and-ignored':
    case 'resource-not-audited':
    case 'public-folder-not-audited':
      properties['AuditEnabled'] = false;
      return;
    case 'age-short':
      properties['AuditLogAgeLimit'] = `${trap.days}.00:00:00`;
      return;
    case 'shared-without-licence':
    case 'group-mailbox':
      // The kind of the mailbox is all there is to it.
      return;
    default:
      throw new RangeError(`a scenario names the unknown trap ${trap.kind}`);
  }
}

function boxOf(stage: Stage, trap: TrapSpec): Mailbox {
  const box = mailboxOf(stage.tenant, `${trap.account ?? ''}@${stage.spec.tenant.domain}`);
  if (!box) throw new RangeError(`the trap ${trap.kind} names the unknown mailbox ${trap.account}`);
  return box;
}

/** A list of one's own takes the logon type off Microsoft's managed set. */
function customise(box: Mailbox, logons: readonly LogonType[], keeps: (action: string) => boolean): void {
  const { properties } = box;
  for (const logon of logons) properties[`Audit${logon}`] = defaultAuditActions[logon].filter(keeps);
  properties['DefaultAuditSet'] = (properties['DefaultAuditSet'] as LogonType[]).filter(
    (logon) => !logons.includes(logon),
  );
}

/** Everything looks right, and no record of the workload has arrived for days: Microsoft's own trouble. */
function silence(stage: Stage, workload: string, days: number): void {
  const { logs } = stage.tenant;
  const since = stage.world.clock.milliseconds() - days * 86_400_000;
  logs.silent.push(workload);
  logs.unified = logs.unified.filter(
    ({ availableAt, record }) => record['Workload'] !== workload || availableAt < since,
  );
}
