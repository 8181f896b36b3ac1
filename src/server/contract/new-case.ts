/** `POST /api/tenants/:tenant/cases`: asks the tenant's own logs. Answers with the job. */
export interface NewTenantCase {
  readonly name: string | null;
  readonly accounts: readonly string[];
  /** ISO UTC; null: the last thirty days. */
  readonly since: string | null;
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
export interface InvestigateFiles {
  readonly files: readonly string[];
}
