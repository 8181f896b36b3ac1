/** Whom and which time an investigation judges, as `--user`, `--since` and `--until` of `evict investigate`. */
export interface Narrowing {
  /** User principal names; empty: everybody who appears. The others serve to compare with. */
  readonly accounts: readonly string[];
  /** ISO UTC, inclusive; null: without bound, a tenant is asked for the last thirty days. */
  readonly since: string | null;
  /** ISO UTC, exclusive; null: until now. */
  readonly until: string | null;
}

/** `POST /api/tenants/:tenant/cases`: asks the tenant's own logs. Answers with the job. */
export interface NewTenantCase extends Narrowing {
  readonly name: string | null;
}

/** `POST /api/cases`: begins an empty case, for files. */
export interface NewFileCase {
  readonly name: string | null;
}

/** Its answer, and that of `PUT /api/cases/:case/files/:file`, whose body is the file itself. */
export interface Named {
  readonly name: string;
}

/** `POST /api/cases/:case/investigate`: reads the files that were sent, by their names in the case. Answers with the job. */
export interface InvestigateFiles extends Narrowing {
  readonly files: readonly string[];
}
