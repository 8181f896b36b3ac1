import type { ServerResponse } from 'node:http';
import type { Random } from '../../kernel/random.ts';
import type { ServerEvent } from '../contract/jobs.ts';
import { forPages } from './for-pages.ts';

/** Messages that a window may have missed are kept, this many. */
const kept = 1_000;
/** A connection that carries nothing is closed by what lies between; a comment keeps it, milliseconds. */
const pulse = 20_000;

/**
 * Server-sent events (html.spec.whatwg.org, "Server-sent events"). Ids are `<server>-<number>`: a browser that comes back
 * names the last one it saw and gets what followed; one that was away too long, or knew another server, gets `reset`.
 */
export class Hub {
  readonly #server: string;
  readonly #open = new Set<ServerResponse>();
  readonly #recent: { readonly id: number; readonly text: string }[] = [];
  #last = 0;
  readonly #pulse: NodeJS.Timeout;

  constructor(random: Random) {
    this.#server = random.uuid().slice(0, 8);
    this.#pulse = setInterval(() => {
      for (const response of this.#open) response.write(': pulse\n\n');
    }, pulse);
    this.#pulse.unref();
  }

  publish(event: ServerEvent): void {
    const id = ++this.#last;
    const text = `id: ${this.#server}-${id}\ndata: ${JSON.stringify(event, forPages)}\n\n`;
    this.#recent.push({ id, text });
    if (this.#recent.length > kept) this.#recent.shift();
    for (const response of this.#open) response.write(text);
  }

  /** Writes what was missed since `lastId`, then everything that comes. */
  attach(response: ServerResponse, lastId: string | null): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    response.write('retry: 2000\n\n');
    if (lastId !== null) this.#replay(response, lastId);
    else response.write(`id: ${this.#server}-${this.#last}\ndata: {"type":"reset"}\n\n`);
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
  }

  close(): void {
    clearInterval(this.#pulse);
    for (const response of this.#open) response.end();
  }

  #replay(response: ServerResponse, lastId: string): void {
    const [server, number] = lastId.split('-');
    const seen = Number(number);
    const complete =
      server === this.#server &&
      Number.isInteger(seen) &&
      seen <= this.#last &&
      this.#last - seen <= this.#recent.length;
    if (!complete) {
      response.write(`id: ${this.#server}-${this.#last}\ndata: {"type":"reset"}\n\n`);
      return;
    }
    for (const { id, text } of this.#recent) if (id > seen) response.write(text);
  }
}
