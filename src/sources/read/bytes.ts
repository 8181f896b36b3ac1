import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';

/** One stream of text with a name: a file, or a file within an archive. */
export interface NamedText {
  readonly name: string;
  readonly chunks: AsyncIterable<string>;
}

/** More than this out of one archive is a bomb, not a log. */
const largestArchive = 20_000_000_000;

/** The texts of a file: itself, unpacked, or each file of a zip. `digest` sees every byte of the file as stored. */
export async function* textsOf(path: string, digest: Hash): AsyncIterable<NamedText> {
  const stored = createReadStream(path, { highWaterMark: 1 << 20 });
  stored.on('data', (chunk) => digest.update(chunk as Buffer));
  const [head, bytes] = await peek(stored);
  if (head[0] === 0x1f && head[1] === 0x8b) {
    const unpacked = createGunzip();
    void pipeInto(bytes, unpacked);
    yield { name: path, chunks: decode(unpacked) };
  } else if (head[0] === 0x50 && head[1] === 0x4b) yield* unzip(path, bytes);
  else yield { name: path, chunks: decode(bytes) };
}

async function pipeInto(
  bytes: AsyncIterable<Buffer>,
  target: NodeJS.WritableStream & { destroy(error: Error): void },
): Promise<void> {
  try {
    for await (const chunk of bytes)
      if (!target.write(chunk)) await new Promise((resolve) => target.once('drain', resolve));
    target.end();
  } catch (error) {
    target.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

async function peek(stream: AsyncIterable<Buffer>): Promise<readonly [Buffer, AsyncIterable<Buffer>]> {
  const iterator = stream[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done ? Buffer.alloc(0) : first.value;
  async function* all(): AsyncGenerator<Buffer> {
    if (!first.done) yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return [head, all()];
}

async function* unzip(path: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<NamedText> {
  const files: { readonly name: string; readonly parts: Uint8Array[] }[] = [];
  let total = 0;
  const archive = new Unzip((file) => {
    const entry = { name: `${path}!${file.name}`, parts: [] as Uint8Array[] };
    files.push(entry);
    file.ondata = (error, data) => {
      if (error) throw error;
      total += data.length;
      if (total > largestArchive) throw new RangeError('the archive unpacks to too much');
      entry.parts.push(data);
    };
    file.start();
  });
  archive.register(UnzipInflate);
  for await (const chunk of bytes) archive.push(chunk);
  archive.push(new Uint8Array(0), true);
  for (const file of files) {
    if (file.name.endsWith('/')) continue;
    yield { name: file.name, chunks: decode(toAsync(file.parts)) };
  }
}

async function* toAsync(parts: readonly Uint8Array[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}

/** UTF-8 or UTF-16, with or without a byte-order mark; Windows PowerShell writes UTF-16. */
export async function* decode(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Without a mark, every second byte of plain text being zero gives it away.
  if (head.length >= 4 && head[1] === 0 && head[3] === 0) return 'utf-16le';
  return head.length >= 4 && head[0] === 0 && head[2] === 0 ? 'utf-16be' : 'utf-8';
}
