import type { ApiError, ErrorAnswer } from '../../../src/server/contract/common.ts';
import type { SessionInfo } from '../../../src/server/contract/session.ts';

/** A refusal of the server, with its code, sentence and next step; or the server not answering at all. */
export class CallError extends Error {
  readonly error: ApiError;
  readonly status: number;

  constructor(error: ApiError, status: number) {
    super(error.message.en);
    this.name = 'CallError';
    this.error = error;
    this.status = status;
  }
}

let csrf: string | null = null;

/** Who sits here; keeps the token that every change needs. */
export async function openSession(): Promise<SessionInfo> {
  const session = await get<SessionInfo>('/api/session');
  csrf = session.csrf;
  return session;
}

export function get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return call<Answer>(path, signal ? { signal } : {});
}

export function post<Answer>(path: string, body: unknown = {}): Promise<Answer> {
  return call<Answer>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-evict-csrf': csrf ?? '' },
    body: JSON.stringify(body),
  });
}

/** The header that lets an upload pass as a change of this window's own. */
export function changeHeader(): readonly [name: string, value: string] {
  return ['x-evict-csrf', csrf ?? ''];
}

async function call<Answer>(path: string, init: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new CallError(unreachable, 0);
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as Answer;
  throw new CallError((body as ErrorAnswer | null)?.error ?? unreachable, response.status);
}

/** `/api/cases/:case/…` with its members encoded. */
export function path(strings: TemplateStringsArray, ...members: readonly string[]): string {
  return strings.reduce((all, part, index) => `${all}${encodeURIComponent(members[index - 1] ?? '')}${part}`);
}

/** The question behind an address; what is null or empty is left out. */
export function query(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

export const unreachable: ApiError = {
  code: 'server-unreachable',
  side: 'service',
  message: {
    en: 'The server of Evict on this computer does not answer.',
    de: 'Der Server von Evict auf diesem Computer antwortet nicht.',
  },
  next: {
    en: 'Work under way goes on as long as it runs. If you ended it, start "evict serve" again.',
    de: 'Begonnenes läuft weiter, solange er läuft. Wenn Sie ihn beendet haben, starten Sie „evict serve“ erneut.',
  },
};
