import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, openSync, readSync } from 'node:fs';
import { AppError } from '../kernel/errors.ts';
import type { EventRow } from '../domain/event.ts';
import type { EventStore } from '../store/store.ts';
import type { SourceFile } from '../domain/source.ts';
import { unpack } from './read/unpack.ts';

/**
 * The record as it stood in its source, byte for byte once unpacked: the JSON object, or the row of the CSV. Throws
 * `record-not-found`; `source-changed` where the file is gone or holds something else there now.
 */
export async function rawRecord(store: EventStore, recordId: string): Promise<string> {
  return rawOf(await store.event(recordId.toLowerCase()), await store.sources(), recordId);
}

/** The same of an event that was read already. */
export async function rawOf(
  event: EventRow | null,
  sources: readonly SourceFile[],
  recordId: string,
): Promise<string> {
  const source = sources.find((candidate) => candidate.file === event?.['file']);
  const offset = event?.['offset'];
  const length = event?.['length'];
  if (!event || !source || typeof offset !== 'number' || typeof length !== 'number') {
    throw new AppError({
      code: 'record-not-found',
      side: 'input',
      message: {
        en: `The case holds no record ${recordId.slice(0, 80)}.`,
        de: `Der Fall enthält keinen Eintrag ${recordId.slice(0, 80)}.`,
      },
      next: {
        en: 'Look at the case’s events for ids.',
        de: 'Kennungen stehen bei den Ereignissen des Falls.',
      },
    });
  }
  const { path, member } = locate(source.path);
  if (!existsSync(path)) throw changed(source.path);
  const raw = (await slice(path, member, offset, length)).toString('utf8');
  // Ids made from the content stand nowhere in it.
  const id = String(event['record_id']).split('/')[0]!;
  if (raw === '' || (!id.startsWith('content-') && !raw.toLowerCase().includes(id)))
    throw changed(source.path);
  return raw;
}

/** Whether a source is still the file that was read; null where it is gone. Reads all of it. */
export async function sourceUnchanged(source: SourceFile): Promise<boolean | null> {
  const { path } = locate(source.path);
  if (!existsSync(path)) return null;
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
  return digest.digest('hex') === source.sha256;
}

function locate(path: string): { readonly path: string; readonly member: string | null } {
  if (existsSync(path)) return { path, member: null };
  for (let at = path.indexOf('!'); at > 0; at = path.indexOf('!', at + 1)) {
    if (existsSync(path.slice(0, at))) return { path: path.slice(0, at), member: path.slice(at + 1) };
  }
  return { path, member: null };
}

/** Plain files are read in place; packed or transcoded ones up to the place, since they have no other way in. */
async function slice(path: string, member: string | null, offset: number, length: number): Promise<Buffer> {
  const head = readAt(path, 0, 4);
  const isPlain =
    !(head[0] === 0x1f && head[1] === 0x8b) &&
    !(head[0] === 0x50 && head[1] === 0x4b) &&
    head[0]! < 0xfe &&
    head[1] !== 0 &&
    head[0] !== 0;
  if (isPlain) return readAt(path, offset + (head[0] === 0xef && head[1] === 0xbb ? 3 : 0), length);
  const found: Buffer[] = [];
  const done = new AbortController();
  let at = 0;
  try {
    await unpack(createReadStream(path, { highWaterMark: 1024 * 1024 }), {
      open: (name) => ({
        push(bytes) {
          if (name !== member) return;
          const start = Math.max(0, offset - at);
          const end = Math.min(bytes.length, offset + length - at);
          if (start < end) found.push(Buffer.from(bytes.subarray(start, end)));
          at += bytes.length;
          if (at >= offset + length) done.abort();
        },
        end: () => undefined,
      }),
      failed: () => undefined,
      stored: () => undefined,
      pause: () => (done.signal.aborted ? Promise.reject(new Error('found')) : Promise.resolve()),
    });
  } catch (thrown) {
    if (!done.signal.aborted) throw thrown;
  }
  return Buffer.concat(found);
}

function readAt(path: string, offset: number, length: number): Buffer {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(handle, bytes, 0, length, offset));
  } finally {
    closeSync(handle);
  }
}

function changed(path: string): AppError {
  return new AppError({
    code: 'source-changed',
    side: 'input',
    message: {
      en: `The record no longer stands in ${path}: the file was moved or changed since it was read.`,
      de: `Der Eintrag steht nicht mehr in ${path}: Die Datei wurde seit dem Lesen verschoben oder geändert.`,
    },
    next: {
      en: 'Put the original file back, or read it again into a new case.',
      de: 'Legen Sie die ursprüngliche Datei zurück, oder lesen Sie sie erneut in einen neuen Fall ein.',
    },
  });
}
