import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { tooLarge } from './errors.ts';

/** Exports beyond this are investigated where they lie. */
export const mostBytes = 8 * 1024 ** 3;

/**
 * Writes what is sent to a file of the folder as it comes, never holding it in memory. The name is the sender's and is
 * only a hint: no part of it can lead elsewhere, and nothing is overwritten. Gives the name that it got.
 */
export async function receiveFile(
  request: IncomingMessage,
  folder: string,
  wanted: string,
  limit = mostBytes,
): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  mkdirSync(folder, { recursive: true });
  const name = freeName(folder, wanted);
  const part = join(folder, `${name}.part`);
  let size = 0;
  const bound = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > limit ? tooLarge(limit) : null, chunk);
    },
  });
  try {
    await pipeline(request, bound, createWriteStream(part, { mode: 0o600, flags: 'wx' }));
    renameSync(part, join(folder, name));
    return name;
  } catch (thrown) {
    rmSync(part, { force: true });
    throw thrown;
  }
}

/** Letters, digits and a few signs, not hidden, none of Windows' device names, with a number where it is taken. */
function freeName(folder: string, wanted: string): string {
  const base = wanted
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[^\p{L}\p{N}._ -]/gu, '-')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(-100);
  const safe = base === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(base) ? `file-${base}` : base;
  for (let number = 1; ; number++) {
    const name = number === 1 ? safe : `${number}-${safe}`;
    if (!existsSync(join(folder, name)) && !existsSync(join(folder, `${name}.part`))) return name;
  }
}
