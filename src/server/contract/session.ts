/** Who sits before the page. A shared server would add a kind that a directory has signed in. */
export interface Identity {
  readonly kind: 'local';
  /** Name of the account on this computer. */
  readonly name: string;
}

/** `GET /api/session` */
export interface SessionInfo {
  readonly identity: Identity;
  /** Goes into the header `x-evict-csrf` of every call that changes something. */
  readonly csrf: string;
  readonly version: string;
  /** Simulated tenants only: the pages say so, and the simulator's page is there. */
  readonly demo: boolean;
}
