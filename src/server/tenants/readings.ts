import type { AuditStatus } from '../../engine/audit/status.ts';
import type { ScoreReport } from '../../engine/score/index.ts';

/** What was read of tenants while this server runs, by id: looked at many times, asked of Microsoft once. */
export class Readings {
  readonly scores = new Map<string, ScoreReport>();
  readonly audits = new Map<string, { readonly readAt: string; readonly status: AuditStatus }>();

  /** After a change of the tenant: what was read is no longer so. */
  forget(tenant: string): void {
    this.scores.delete(tenant);
    this.audits.delete(tenant);
  }
}
