import { seededRandom } from '../../kernel/random.ts';
import type { Random } from '../../kernel/random.ts';
import type { AskedPolicy } from './asked-policy.ts';
import { VirtualClock } from './clock.ts';
import type { Tenant } from './tenant.ts';

/** How long a record takes until a query finds it, in milliseconds. */
export interface Delays {
  unifiedAudit: number;
  directoryAudit: number;
  signIn: number;
  /** How often Secure Score looks at the settings; at those of Entra a seventh as often. */
  score: number;
}

/** Something that goes wrong on purpose: the first `times` requests that match get it. */
export interface Fault {
  readonly host?: string;
  readonly method?: string;
  /** Matched against the path, and against the cmdlet name of an Exchange call. */
  readonly path: RegExp;
  readonly kind: 'throttle' | 'throttle-silent' | 'error' | 'drop-before' | 'drop-after' | 'warning';
  /** Seconds of `Retry-After` for `throttle`. */
  readonly retryAfter?: number;
  readonly status?: number;
  readonly text?: string;
  times: number;
}

/** What a signed token says; checked anew against the tenant on each request where continuous access evaluation reaches. */
export interface TokenClaims {
  readonly aud: string;
  readonly tid: string;
  readonly appid: string;
  readonly oid: string;
  readonly idtyp: 'app' | 'user';
  readonly upn?: string;
  readonly roles?: readonly string[];
  readonly scp?: string;
  readonly wids: readonly string[];
  readonly sid?: string;
  readonly uti: string;
  readonly amr?: readonly string[];
  /** Capabilities that the client declared. */
  readonly xms_cc?: readonly string[];
  readonly iat: number;
  readonly exp: number;
}

/** A device code that was shown, and what the person has proved at the page for it. */
export interface DeviceCode {
  readonly userCode: string;
  readonly clientId: string;
  /** Id of the tenant. */
  readonly tenant: string;
  readonly resource: { readonly appId: string; readonly name: string };
  /** Milliseconds of the simulated clock. */
  readonly expires: number;
  /** When the client may ask again, and how long it must wait each time; milliseconds. */
  askAgain: number;
  interval: number;
  approval: {
    readonly userId: string;
    readonly mfa: boolean;
    readonly byPassword: boolean;
    readonly policies: readonly AskedPolicy[];
  } | null;
}

/** A message that has left the organisation, as its recipient finds it. */
export interface SentCopy {
  readonly internetMessageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
}

/** Everything that the simulator is: its tenants, its time, its chance, what shall go wrong and what was counted. */
export class World {
  readonly clock: VirtualClock;
  readonly seed: string | number;
  readonly random: Random;
  readonly tenants: Tenant[] = [];
  readonly delays: Delays = { unifiedAudit: 0, directoryAudit: 0, signIn: 0, score: 86_400_000 };
  readonly faults: Fault[] = [];
  /** Enforce Microsoft's published request limits (section E.1); off for quick tests. */
  throttling = false;
  /** Seconds that a client must leave between two polls for a device code. */
  pollSeconds = 5;
  /** Writes by kind (`PATCH /users/{id}`, `Remove-BlockedSenderAddress`), for tests that count. */
  readonly writes: { [kind: string]: number } = {};
  /** What arrived at addresses that belong to no simulated organisation, lower-case. */
  readonly elsewhere = new Map<string, readonly SentCopy[]>();
  /** Device codes that wait for a person. */
  readonly deviceCodes = new Map<string, DeviceCode>();

  constructor(options: {
    readonly seed: string | number;
    readonly now: Date | null;
    readonly steps: boolean;
  }) {
    this.seed = options.seed;
    this.random = seededRandom(options.seed);
    this.clock = new VirtualClock(options.now, options.steps ? 'steps' : 'real');
  }

  tenant(idOrDomain: string): Tenant | undefined {
    const wanted = idOrDomain.toLowerCase();
    return this.tenants.find(
      (tenant) =>
        tenant.id === wanted ||
        tenant.domains.some((domain) => String(domain['id']).toLowerCase() === wanted),
    );
  }

  countWrite(kind: string): void {
    this.writes[kind] = (this.writes[kind] ?? 0) + 1;
  }

  takeFault(host: string, method: string, path: string): Fault | undefined {
    const fault = this.faults.find(
      (candidate) =>
        candidate.times > 0 &&
        (!candidate.host || candidate.host === host) &&
        (!candidate.method || candidate.method === method) &&
        candidate.path.test(path),
    );
    if (fault) fault.times--;
    return fault;
  }
}
