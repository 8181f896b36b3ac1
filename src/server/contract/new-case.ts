/**
 * Whom and which time an investigation judges, and what it takes for the organisation's own: `--user`, `--since`, `--until`,
 * `--own-address` and `--domain` of `evict investigate`.
 */
export interface Narrowing {
  /** User principal names; empty: everybody who appears. The others serve to compare with. */
  readonly accounts: readonly string[];
  /** ISO UTC, inclusive; null: without bound, a tenant is asked for the last thirty days. */
  readonly since: string | null;
  /** ISO UTC, exclusive; null: until now. */
  readonly until: string | null;
  /** The technician's own addresses: what comes from there is the response, not the attack. */
  readonly ownAddresses: readonly string[];
  /** The organisation's own domains; empty: taken from the logs. */
  readonly ownDomains: readonly string[];
}

/** `POST /api/tenants/:tenant/cases`: asks the tenant's own logs. Answers with the job. */
export interface NewTenantCase extends Narrowing {
  readonly name: string | null;
  /** Asks by two routes wherever a log has two, and compares: `--reconcile`. */
  readonly reconcile: boolean;
}

/** `GET /api/tenants/:tenant/accounts?beginning=`: the first accounts whose name or sign-in name begins so. */
export interface DirectoryAccount {
  readonly upn: string;
  readonly displayName: string;
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
