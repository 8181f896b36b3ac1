import type { Tenant } from '../state/tenant.ts';
import type { TokenClaims, World } from '../state/world.ts';

/** One request as a service's handlers see it. */
export interface ServiceRequest {
  readonly world: World;
  readonly method: string;
  readonly host: string;
  /** Without the query, decoded segment by segment. */
  readonly segments: readonly string[];
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  readonly ip: string;
}

/** A request whose token was verified. */
export interface AuthorisedRequest extends ServiceRequest {
  readonly tenant: Tenant;
  readonly token: TokenClaims;
}

export interface ServiceAnswer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  /** JSON, or a text for pages of a person; absent for an empty body. */
  readonly body?: unknown;
}

/** Thrown by handlers to answer with a service's error body. */
export class Refusal extends Error {
  readonly answer: ServiceAnswer;
  constructor(answer: ServiceAnswer) {
    super(`HTTP ${answer.status}`);
    this.answer = answer;
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
