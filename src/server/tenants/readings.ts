import { tenantFolder } from '../../engine/assess/history.ts';
import { keepReading, keptReadings, readReading } from '../../engine/audit/history.ts';
import type { AuditReading, KeptReading } from '../../engine/audit/history.ts';
import type { ScoreReport } from '../../engine/score/index.ts';

/** Readings of auditing that stay in memory: the two that are compared, of a few tenants. */
const mostKnown = 6;

/** What was read of tenants: looked at many times, asked of Microsoft once. Auditing is kept as evidence and outlives the server. */
export class Readings {
  readonly scores = new Map<string, ScoreReport>();
  private readonly known = new Map<string, AuditReading>();
  private readonly casesFolder: string;

  constructor(casesFolder: string) {
    this.casesFolder = casesFolder;
  }

  /** After a change of the tenant: what Microsoft scored is no longer so. */
  forget(tenant: string): void {
    this.scores.delete(tenant);
  }

  /** Readings of auditing of a tenant, newest first. */
  audits(domain: string): readonly KeptReading[] {
    return keptReadings(tenantFolder(this.casesFolder, domain));
  }

  keepAudit(domain: string, reading: AuditReading): void {
    this.remember(keepReading(tenantFolder(this.casesFolder, domain), reading).file, reading);
  }

  /** Throws `audit-reading-unreadable`. */
  audit({ file }: KeptReading): AuditReading {
    return this.known.get(file) ?? this.remember(file, readReading(file));
  }

  private remember(file: string, reading: AuditReading): AuditReading {
    this.known.set(file, reading);
    for (const oldest of this.known.keys()) if (this.known.size > mostKnown) this.known.delete(oldest);
    return reading;
  }
}
