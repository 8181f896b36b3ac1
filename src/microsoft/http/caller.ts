import type { z } from 'zod';
import type { Secret } from '../../kernel/redact.ts';
import type { ServiceName } from '../../kernel/errors.ts';
import { unreadable } from './errors.ts';
import type { Transport } from './transport.ts';

/** What every client of a service needs: the way out, its host, and tokens for it. */
export interface Caller {
  readonly transport: Transport;
  readonly host: string;
  /** A valid access token for this service; MSAL keeps and renews it. */
  readonly token: (refresh?: boolean) => Promise<Secret>;
  readonly requestId: () => string;
  readonly signal?: AbortSignal;
}

/** The JSON of an answer; undefined where it is none. */
export function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What an answer holds, checked. Throws `ServiceError` with what does not fit. */
export function read<T>(
  service: ServiceName,
  reader: z.ZodType<T>,
  value: unknown,
  what: string,
  requestId: string,
): T {
  const result = reader.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw unreadable(service, what, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, requestId);
}
