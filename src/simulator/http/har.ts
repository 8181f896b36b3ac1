import { writeFileSync } from 'node:fs';
import { redactJson } from '../../kernel/redact.ts';

export interface Exchange {
  readonly started: string;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: { readonly [name: string]: string };
  readonly requestBody: string;
  readonly status: number;
  readonly responseHeaders: { readonly [name: string]: string };
  readonly responseBody: string;
}

const secretHeaders = new Set(['authorization', 'cookie', 'set-cookie']);

/** Records traffic as HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), secrets redacted. */
export class HarRecorder {
  readonly #entries: unknown[] = [];

  add(exchange: Exchange): void {
    const url = new URL(exchange.url);
    this.#entries.push({
      startedDateTime: exchange.started,
      time: 0,
      request: {
        method: exchange.method,
        url: exchange.url,
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: headerList(exchange.requestHeaders),
        queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
        headersSize: -1,
        bodySize: Buffer.byteLength(exchange.requestBody),
        ...(exchange.requestBody
          ? {
              postData: {
                mimeType: exchange.requestHeaders['content-type'] ?? 'application/json',
                text: url.hostname.startsWith('login.') ? '[redacted]' : redactJson(exchange.requestBody),
              },
            }
          : {}),
      },
      response: {
        status: exchange.status,
        statusText: '',
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: headerList(exchange.responseHeaders),
        content: {
          size: Buffer.byteLength(exchange.responseBody),
          mimeType: exchange.responseHeaders['content-type'] ?? '',
          text: redactJson(exchange.responseBody),
        },
        redirectURL: '',
        headersSize: -1,
        bodySize: -1,
      },
      cache: {},
      timings: { send: 0, wait: 0, receive: 0 },
    });
  }

  json(): string {
    return JSON.stringify({
      log: { version: '1.2', creator: { name: 'evict simulate', version: '1' }, entries: this.#entries },
    });
  }

  write(file: string): void {
    writeFileSync(file, this.json());
  }
}

function headerList(headers: { readonly [name: string]: string }): { name: string; value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({
    name,
    value: secretHeaders.has(name) ? '[redacted]' : value,
  }));
}
