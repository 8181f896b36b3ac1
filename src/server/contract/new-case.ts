/** `POST /api/tenants/:tenant/cases`: asks the tenant's own logs. Answers with the job. */
export interface NewTenantCase {
  readonly name: string | null;
  readonly accounts: readonly string[];
  /** ISO UTC; null: the last thirty days. */
  readonly since: string | null;
}
