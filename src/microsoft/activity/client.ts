import { z } from 'zod';
import type { ActivityBlob, ActivityClient } from '../../domain/clients.ts';
import type { Json } from '../../kernel/json.ts';
import { parseBody, read } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusal, unreadable } from '../http/errors.ts';
import type { TransportAnswer } from '../http/transport.ts';

const errorReader = z.object({
  error: z.object({ code: z.string().catch(''), message: z.string().catch('') }),
});
const blobReader = z.object({
  contentType: z.string(),
  contentId: z.string(),
  contentUri: z.string(),
  contentCreated: z.string(),
  contentExpiration: z.string(),
});

/** Office 365 Management Activity API. Times are sent without a zone, which the service takes for UTC. */
export function activityClient(caller: Caller, tenantId: string): ActivityClient {
  const base = `https://${caller.host}/api/v1.0/${tenantId}/activity/feed`;

  async function call(method: 'GET' | 'POST', url: string): Promise<TransportAnswer> {
    const token = await caller.token();
    const separator = url.includes('?') ? '&' : '?';
    const answer = await caller.transport.send({
      service: 'activity',
      method,
      url: `${url}${separator}PublisherIdentifier=${tenantId}`,
      headers: { authorization: `Bearer ${token.reveal()}`, accept: 'application/json' },
      repeatable: method === 'GET',
      clientRequestId: caller.requestId(),
      ...(caller.signal ? { signal: caller.signal } : {}),
    });
    if (answer.status >= 400) throw refusal('activity', answer, errorOf(answer), new URL(url).pathname);
    return answer;
  }

  function own(url: string): string {
    if (new URL(url).host !== caller.host)
      throw unreadable('activity', 'content', `the content lies on ${new URL(url).host}`, '');
    return url;
  }

  return {
    async subscriptions() {
      const answer = await call('GET', `${base}/subscriptions/list`);
      return read(
        'activity',
        z.array(z.object({ contentType: z.string(), status: z.string() })),
        parseBody(answer.text),
        'subscriptions',
        '',
      );
    },
    async start(contentType) {
      await call('POST', `${base}/subscriptions/start?contentType=${encodeURIComponent(contentType)}`);
    },
    async stop(contentType) {
      await call('POST', `${base}/subscriptions/stop?contentType=${encodeURIComponent(contentType)}`);
    },
    async *content(contentType, from, to) {
      const plain = (time: Date): string => time.toISOString().slice(0, 19);
      let url: string | undefined =
        `${base}/subscriptions/content?contentType=${encodeURIComponent(contentType)}&startTime=${plain(from)}&endTime=${plain(to)}`;
      while (url) {
        const answer = await call('GET', url);
        yield* read('activity', z.array(blobReader), parseBody(answer.text), 'content', '');
        // Microsoft's page names the header NextPageUri; one sample says NextPageUrl.
        const next: string | undefined = answer.headers['nextpageuri'] ?? answer.headers['nextpageurl'];
        url = next ? own(next) : undefined;
      }
    },
    async blob(blob: ActivityBlob) {
      const answer = await call('GET', own(blob.contentUri));
      return read('activity', z.array(z.unknown()), parseBody(answer.text), 'blob', '') as readonly Json[];
    },
  };
}

function errorOf(answer: TransportAnswer): { readonly code: string; readonly message: string } {
  const parsed = errorReader.safeParse(parseBody(answer.text));
  return parsed.success ? parsed.data.error : { code: '', message: answer.text.slice(0, 300) };
}
