import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { Agent, EnvHttpProxyAgent, request } from 'undici';
import type { Dispatcher } from 'undici';
import type { ServiceName } from '../../kernel/errors.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import { authorityUnreadable, noAnswer, tooLarge } from './errors.ts';
import { Throttle } from './throttle.ts';

export interface TransportRequest {
  readonly service: ServiceName;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether it may be sent again when no answer arrived. */
  readonly repeatable: boolean;
  readonly clientRequestId: string;
  readonly signal?: AbortSignal;
}

export interface TransportAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** One exchange, for `--debug` and for evidence: no body, no secret. */
export interface RequestNote {
  readonly service: ServiceName;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly clientRequestId: string;
  readonly requestId: string;
  readonly milliseconds: number;
}

export interface TransportOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** Sends every request to this origin (`http://127.0.0.1:8365`), with the real Host header. */
  readonly endpoint?: string;
  /** PEM file of a certificate authority of one's own. */
  readonly authorityFile?: string;
  readonly note?: (note: RequestNote) => void;
}

const mostAttempts = 6;
const overload: ReadonlySet<number> = new Set([500, 502, 503, 504]);
const largestAnswer = 200_000_000;

/** The one way out: pooling, proxy, retries, throttling. Throws ServiceError only where no answer arrived at all. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #throttle: Throttle;
  readonly #dispatcher: Dispatcher;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#throttle = new Throttle(options.clock, options.random);
    const connect = options.authorityFile ? { ca: authorities(options.authorityFile) } : {};
    this.#dispatcher = options.endpoint
      ? new Agent({ connect })
      : new EnvHttpProxyAgent({ connect, requestTls: connect });
  }

  async send(wanted: TransportRequest): Promise<TransportAnswer> {
    const host = new URL(wanted.url).host;
    for (let attempt = 0; ; attempt++) {
      await this.#throttle.ready(host, wanted.signal);
      const last = attempt + 1 >= mostAttempts;
      const answer = await this.#once(wanted, last);
      if (answer === null) {
        await this.#pause(attempt, wanted.signal);
        continue;
      }
      // A throttled or refused-for-load request did not take effect, so that anything may be sent again.
      const throttled = answer.status === 429 || (answer.status === 403 && answer.text.includes('AF429'));
      const overloaded = overload.has(answer.status);
      if (last || (!throttled && !(overloaded && wanted.repeatable))) return answer;
      const asked = answer.headers['retry-after'];
      // An overloaded service may say when it will be back, just as a throttling one does.
      if (!throttled && !asked) await this.#pause(attempt, wanted.signal);
      else if (!this.#throttle.hold(host, asked, attempt)) return answer;
    }
  }

  async close(): Promise<void> {
    await this.#dispatcher.close();
  }

  /** One attempt; null where it may be repeated because no answer came. */
  async #once(wanted: TransportRequest, last: boolean): Promise<TransportAnswer | null> {
    const started = Date.now();
    try {
      const real = new URL(wanted.url);
      const url = this.#options.endpoint
        ? new URL(real.pathname + real.search, this.#options.endpoint)
        : real;
      const answer = await request(url, {
        method: wanted.method,
        headers: { ...wanted.headers, host: real.host, 'client-request-id': wanted.clientRequestId },
        ...(wanted.body === undefined ? {} : { body: wanted.body }),
        dispatcher: this.#dispatcher,
        headersTimeout: 120_000,
        bodyTimeout: 300_000,
        ...(wanted.signal ? { signal: wanted.signal } : {}),
      });
      const text = await bounded(answer.body, wanted);
      const headers = Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [
          name.toLowerCase(),
          Array.isArray(value) ? value.join(', ') : (value ?? ''),
        ]),
      );
      this.#options.note?.({
        service: wanted.service,
        method: wanted.method,
        url: wanted.url,
        status: answer.statusCode,
        clientRequestId: wanted.clientRequestId,
        requestId: headers['request-id'] ?? '',
        milliseconds: Date.now() - started,
      });
      return { status: answer.statusCode, headers, text };
    } catch (error) {
      if (wanted.signal?.aborted) throw wanted.signal.reason;
      const refused = isRefused(error);
      // Nothing reached the other side when the connection itself was refused.
      if (!last && (wanted.repeatable || refused)) return null;
      throw noAnswer(wanted, error, !refused);
    }
  }

  #pause(attempt: number, signal?: AbortSignal): Promise<void> {
    const jitter = 0.75 + this.#options.random.integer(500) / 1_000;
    return this.#options.clock.sleep(Math.min(2 ** attempt * 250, 15_000) * jitter, signal);
  }
}

/** One's own authority beside the public ones: a proxy that looks into the traffic seldom looks into all of it. */
function authorities(file: string): string[] {
  try {
    return [...rootCertificates, readFileSync(file, 'utf8')];
  } catch (cause) {
    throw authorityUnreadable(file, cause);
  }
}

function isRefused(error: unknown): boolean {
  const code =
    (error as { code?: string; cause?: { code?: string } }).code ??
    (error as { cause?: { code?: string } }).cause?.code;
  return (
    code === 'ECONNREFUSED' ||
    code === 'ENOTFOUND' ||
    code === 'EAI_AGAIN' ||
    code === 'UND_ERR_CONNECT_TIMEOUT'
  );
}

async function bounded(body: AsyncIterable<Buffer>, wanted: TransportRequest): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > largestAnswer) throw tooLarge(wanted.service, largestAnswer);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
