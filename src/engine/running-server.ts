import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../evidence/whole-file.ts';

const noteReader = z.object({ pid: z.number(), port: z.number(), token: z.string() });

/** How the command line finds the web server that works on the same cases; readable by this person only. */
export type ServerNote = z.infer<typeof noteReader>;

function noteFile(casesFolder: string): string {
  return join(casesFolder, '.server.json');
}

/** Leaves the note; gives what takes it away again. */
export function leaveNote(casesFolder: string, note: ServerNote): () => void {
  mkdirSync(casesFolder, { recursive: true });
  writeWhole(noteFile(casesFolder), `${JSON.stringify(note)}\n`);
  return () => {
    if (readNote(casesFolder)?.token === note.token) rmSync(noteFile(casesFolder), { force: true });
  };
}

/** Null where no server of another process left one. A note that a killed server left is found out by asking it. */
export function readNote(casesFolder: string): ServerNote | null {
  if (!existsSync(noteFile(casesFolder))) return null;
  try {
    return noteReader.parse(JSON.parse(readFileSync(noteFile(casesFolder), 'utf8')));
  } catch {
    return null;
  }
}

const patience = 5_000;

/** Asks the running server; null where it does not answer, or with a refusal. */
export function askServer(note: ServerNote, path: string, body: object): Promise<unknown> {
  return new Promise((resolve) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: note.port,
        path,
        method: 'POST',
        timeout: patience,
        headers: { authorization: `Bearer ${note.token}`, 'content-type': 'application/json' },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => {
          try {
            resolve(response.statusCode === 200 ? JSON.parse(text) : null);
          } catch {
            resolve(null);
          }
        });
      },
    );
    sent.on('error', () => resolve(null));
    sent.on('timeout', () => sent.destroy());
    sent.end(JSON.stringify(body));
  });
}
