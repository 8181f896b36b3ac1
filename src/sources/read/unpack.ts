import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Gunzip, Unzip, UnzipInflate } from 'fflate';
import { decoding } from './decode.ts';
import type { TextSink } from './sink.ts';

/** What unpacking tells while it goes on. */
export interface UnpackHandler {
  /** A text begins: the file itself (`member` null), or a file within an archive. */
  open(member: string | null): TextSink;
  /** The text of `member` (null: the whole file) cannot be read further. */
  failed(member: string | null, why: 'broken' | 'too-large' | 'nested-archive'): void;
  /** Every stored byte, for the hash. */
  stored(bytes: Buffer): void;
  /** Called between pieces; what it waits for holds the reading back. */
  pause(): Promise<void>;
}

/** Logs pack to a fiftieth at best; an archive that unpacks to much more is a bomb. */
const highestRatio = 400;
const ratioFrom = 256 * 1024 * 1024;

/** A zip is inflated in small steps, since one step may grow a thousandfold. */
const zipStep = 16 * 1024;

/** Streams a file as text: as it is, out of gzip, or each file of a zip archive, which may be packed with gzip again. */
export async function unpack(input: string | Readable, handler: UnpackHandler): Promise<void> {
  const stream = typeof input === 'string' ? createReadStream(input, { highWaterMark: 1024 * 1024 }) : input;
  const source = withHead(stream, handler);
  const head = await source.head;
  if (head[0] === 0x1f && head[1] === 0x8b) await gunzip(source.bytes, handler);
  else if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 0x03 || head[2] === 0x05)) {
    await unzip(source.bytes, handler);
  } else {
    const sink = decoding(handler.open(null));
    for await (const bytes of source.bytes) {
      sink.push(bytes);
      await handler.pause();
    }
    sink.end();
  }
}

function withHead(
  stream: Readable,
  handler: UnpackHandler,
): { readonly head: Promise<Buffer>; readonly bytes: AsyncIterable<Buffer> } {
  const iterator = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  const first = iterator.next();
  async function* all(): AsyncGenerator<Buffer> {
    for (let next = await first; !next.done; next = await iterator.next()) {
      handler.stored(next.value);
      yield next.value;
    }
  }
  return { head: first.then((next) => (next.done ? Buffer.alloc(0) : next.value)), bytes: all() };
}

async function gunzip(bytes: AsyncIterable<Buffer>, handler: UnpackHandler): Promise<void> {
  const sink = decoding(handler.open(null));
  const unpacked = createGunzip({ chunkSize: 256 * 1024 });
  const guard = ratioGuard();
  const feed = (async () => {
    for await (const chunk of bytes) {
      guard.packed(chunk.length);
      if (unpacked.destroyed) continue;
      if (!unpacked.write(chunk)) {
        await new Promise<void>((resolve) => {
          unpacked.once('drain', resolve).once('close', resolve);
        });
      }
    }
    unpacked.end();
  })();
  // A failure while feeding ends the unpacking; it is met again below.
  feed.catch((error: unknown) => unpacked.destroy(error instanceof Error ? error : undefined));
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      if (!guard.unpacked(chunk.length)) {
        handler.failed(null, 'too-large');
        break;
      }
      sink.push(chunk);
      await handler.pause();
    }
  } catch {
    handler.failed(null, 'broken');
  }
  unpacked.destroy();
  await feed;
  sink.end();
}

async function unzip(bytes: AsyncIterable<Buffer>, handler: UnpackHandler): Promise<void> {
  const guard = ratioGuard();
  let current: { readonly member: string; readonly sink: TextSink } | null = null;
  const finish = (): void => {
    current?.sink.end();
    current = null;
  };
  const archive = new Unzip((file) => {
    if (file.name.endsWith('/')) return;
    const member = file.name;
    let dead = false;
    const fail = (why: 'broken' | 'too-large' | 'nested-archive'): void => {
      if (!dead) handler.failed(member, why);
      dead = true;
    };
    file.ondata = (error, data, final) => {
      if (dead) return;
      if (error) fail('broken');
      else if (!guard.unpacked(data.length)) fail('too-large');
      else {
        current ??= { member, sink: memberSink(handler, member, fail) };
        if (data.length > 0) current.sink.push(Buffer.from(data));
      }
      if (final || dead) finish();
    };
    try {
      file.start();
    } catch {
      fail('broken');
    }
  });
  archive.register(UnzipInflate);
  try {
    for await (const chunk of bytes) {
      for (let at = 0; at < chunk.length; at += zipStep) {
        const step = chunk.subarray(at, at + zipStep);
        guard.packed(step.length);
        archive.push(step);
        await handler.pause();
      }
    }
    archive.push(new Uint8Array(0), true);
  } catch {
    handler.failed(null, 'broken');
  }
  finish();
}

/** Text of an archive's member: unpacked once more where it is gzip; an archive within the archive is left. */
function memberSink(
  handler: UnpackHandler,
  member: string,
  fail: (why: 'broken' | 'nested-archive') => void,
): TextSink {
  let text: TextSink | null = null;
  let inner: Gunzip | null = null;
  return {
    push(bytes) {
      if (text === null) {
        if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03) {
          fail('nested-archive');
          return;
        }
        text = decoding(handler.open(member));
        if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
          inner = new Gunzip((data) => text?.push(Buffer.from(data)));
        }
      }
      if (!inner) {
        text.push(bytes);
        return;
      }
      try {
        inner.push(bytes);
      } catch {
        fail('broken');
      }
    },
    end() {
      text?.end();
    },
  };
}

function ratioGuard(): { packed(bytes: number): void; unpacked(bytes: number): boolean } {
  let [packed, unpacked] = [0, 0];
  return {
    packed(bytes) {
      packed += bytes;
    },
    /** False where it has become too much. */
    unpacked(bytes) {
      unpacked += bytes;
      return unpacked < ratioFrom || unpacked < packed * highestRatio;
    },
  };
}
