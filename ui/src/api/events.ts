import type { QueryClient } from '@tanstack/react-query';
import type { Job, ServerEvent } from '../../../src/server/contract/jobs.ts';
import { CallError, openSession } from './client.ts';
import { keys } from './queries.ts';

/** `ended`: the server answers, and knows this window no more, since it was started again. */
export type Connected = 'open' | 'lost' | 'ended';

/** Between two looks whether the server knows this window again, milliseconds. */
const pause = 3_000;

/**
 * Follows the server's events and keeps what is shown current. The browser reconnects by itself and names the last event
 * that it saw; where it gives up, since the server refuses it, the session is asked for until there is one again. A hidden
 * window lets go: a browser holds six connections to one server, and every window takes one.
 */
export function followEvents(client: QueryClient, told: (state: Connected) => void): () => void {
  let source: EventSource | null = null;
  let lastId: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    source = new EventSource(
      lastId === null ? '/api/events' : `/api/events?after=${encodeURIComponent(lastId)}`,
    );
    source.addEventListener('open', () => told('open'));
    source.addEventListener('error', () => {
      told('lost');
      if (source?.readyState === EventSource.CLOSED) void comeBack();
    });
    source.addEventListener('message', (message: MessageEvent<string>) => {
      const first = lastId === null;
      lastId = message.lastEventId;
      const event = JSON.parse(message.data) as ServerEvent;
      if (!(first && event.type === 'reset')) take(client, event);
    });
  };
  const comeBack = async (): Promise<void> => {
    try {
      await openSession();
      open();
    } catch (thrown) {
      told(thrown instanceof CallError && thrown.status === 401 ? 'ended' : 'lost');
      if (source !== null) timer = setTimeout(() => void comeBack(), pause);
    }
  };
  const close = (): void => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const seen = (): void => {
    if (document.visibilityState === 'hidden') close();
    else if (source === null) open();
  };
  document.addEventListener('visibilitychange', seen);
  open();
  return () => {
    document.removeEventListener('visibilitychange', seen);
    close();
  };
}

function take(client: QueryClient, event: ServerEvent): void {
  if (event.type === 'reset') {
    void client.invalidateQueries();
  } else if (event.type === 'case') {
    void client.invalidateQueries({ queryKey: keys.case(event.case) });
    // Work on a case may have changed its tenant, and work on a tenant is named by its domain.
    void client.invalidateQueries({ queryKey: keys.tenants });
    void client.invalidateQueries({ queryKey: keys.simulator });
    void client.invalidateQueries({ queryKey: keys.home });
  } else {
    client.setQueryData<readonly Job[]>(keys.jobs, (known = []) => [
      event.job,
      ...known.filter((job) => job.id !== event.job.id),
    ]);
  }
}
