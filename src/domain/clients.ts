import type { z } from 'zod';
import type { Json } from '../kernel/json.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import type { Operator, TenantRef } from './account.ts';

/** Reads and checks one answer of a service. Loose on what Microsoft may add, strict on what we use. */
export type Reader<T> = z.ZodType<T>;

export interface GraphOptions {
  /** Default `v1.0`. */
  readonly version?: 'v1.0' | 'beta';
  /** `$select`, `$filter` … unencoded. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** GUID sent as `client-request-id`; the journal records it before the request leaves. */
  readonly clientRequestId?: string;
  /** A POST that may be sent again after a lost answer (`revokeSignInSessions`); default false for POST, true else. */
  readonly repeatable?: boolean;
}

export interface GraphAnswer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestId: string;
}

/**
 * Microsoft Graph. Paths are relative to the version (`/users/{id}`), each segment percent-encoded by `graphPath`.
 * Throws ServiceError: 404 as status 404, 403 as side `access`.
 */
export interface GraphClient {
  get<T>(path: string, reader: Reader<T>, options?: GraphOptions): Promise<T>;
  /** Every item of a collection, following `@odata.nextLink`. */
  list<T>(path: string, item: Reader<T>, options?: GraphOptions): AsyncIterable<T>;
  post<T>(path: string, body: Json, reader: Reader<T>, options?: GraphOptions): Promise<GraphAnswer<T>>;
  /** Answers without a body, or with one that nobody needs. */
  send(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body: Json | undefined,
    options?: GraphOptions,
  ): Promise<void>;
  /** Reads of up to any number of paths, twenty a request; the answers in the order of the paths. */
  batchGet<T>(
    paths: readonly string[],
    reader: Reader<T>,
    options?: GraphOptions,
  ): Promise<readonly (T | Error)[]>;
}

/** Where Exchange routes the call: a mailbox by address, the organisation, or a mailbox GUID that one cmdlet demands. */
export type ExchangeAnchor = { readonly mailbox: string } | 'organization' | { readonly guid: string };

export interface ExchangeCall {
  readonly cmdlet: string;
  /** Only these properties of each result; default all. */
  readonly select?: readonly string[];
  /** Switches are booleans; null clears a value. */
  readonly parameters: Readonly<Record<string, Json>>;
  readonly anchor: ExchangeAnchor;
  readonly clientRequestId?: string;
}

export interface ExchangeAnswer<T> {
  readonly items: readonly T[];
  /** What PowerShell would print as warnings; some failures arrive only here. */
  readonly warnings: readonly string[];
  readonly requestId: string;
}

/**
 * Exchange Online through `POST /adminapi/beta/{tenant}/InvokeCommand`, which Microsoft neither documents nor supports
 * for direct calls. Reads are repeated after a lost answer, writes never.
 */
export interface ExchangeClient {
  read<T>(call: ExchangeCall, item: Reader<T>): Promise<ExchangeAnswer<T>>;
  /** Page by page, for what may be thousands; nothing but the page at hand is held. */
  pages<T>(call: ExchangeCall, item: Reader<T>): AsyncIterable<ExchangeAnswer<T>>;
  write(call: ExchangeCall): Promise<ExchangeAnswer<Json>>;
  /** The cmdlets that the operator may run, lower-case. */
  cmdlets(): Promise<ReadonlySet<string>>;
}

export interface ActivityBlob {
  readonly contentType: string;
  readonly contentId: string;
  readonly contentUri: string;
  readonly contentCreated: string;
  readonly contentExpiration: string;
}

/** Office 365 Management Activity API. Windows are at most 24 hours and at most seven days back. */
export interface ActivityClient {
  subscriptions(): Promise<readonly { readonly contentType: string; readonly status: string }[]>;
  start(contentType: string): Promise<void>;
  stop(contentType: string): Promise<void>;
  content(contentType: string, from: Date, to: Date): AsyncIterable<ActivityBlob>;
  /** The records of one blob, as sent: an array of AuditData objects. */
  blob(blob: ActivityBlob): Promise<readonly Json[]>;
}

/** Everything that a reader or an action needs of one tenant. */
export interface Connection {
  readonly tenant: TenantRef;
  readonly operator: Operator;
  readonly graph: GraphClient;
  readonly exchange: ExchangeClient;
  /** Security & Compliance PowerShell: the same protocol, other cmdlets. */
  readonly compliance: ExchangeClient;
  readonly activity: ActivityClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal?: AbortSignal;
}
