import { z } from 'zod';
import { askServer, readNote } from '../../engine/running-server.ts';
import { startServer } from '../../server/index.ts';
import type { ServeOptions } from '../../server/index.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { version } from '../version.ts';
import { openBrowser } from './open.ts';

export interface RunServerOptions extends Pick<
  ServeOptions,
  'demo' | 'casesFolder' | 'homeFolder' | 'dns' | 'playground' | 'tenants' | 'connect' | 'port'
> {
  /** Asks the person's browser to open the link. */
  readonly open: boolean;
}

/** Serves until the program is told to end. */
export async function runServer(context: CommandContext, options: RunServerOptions): Promise<CommandResult> {
  const { open, ...rest } = options;
  const running = await anotherLink(options.casesFolder);
  if (running !== null) {
    tellLink(context, running, open);
    return { data: { origin: new URL(running).origin }, document: [], exit: 0 };
  }
  const { environment, clock, random } = context;
  const server = await startServer({ ...rest, version, environment, clock, random });
  tellLink(context, server.link(), open);
  context.talk.show([
    {
      block: 'paragraph',
      tone: 'muted',
      text: {
        en: 'Nobody outside this computer can reach it. Ctrl+C ends the server; what is under way can be resumed.',
        de: 'Von außerhalb dieses Computers ist es nicht erreichbar. Strg+C beendet den Server; Begonnenes lässt sich fortsetzen.',
      }[context.language],
    },
  ]);
  await ended(context.signal);
  await server.close();
  return { data: { origin: server.origin }, document: [], exit: 0 };
}

/** A server that works on these cases already gives a new link; two of them would fight for the same files. */
async function anotherLink(casesFolder: string): Promise<string | null> {
  const note = readNote(casesFolder);
  const answer = note && (await askServer(note, '/api/link', {}));
  return linkReader.safeParse(answer).data?.link ?? null;
}

const linkReader = z.object({ link: z.string() });

function tellLink(context: CommandContext, link: string, open: boolean): void {
  const opened = open && openBrowser(link, process.platform);
  context.talk.show([
    { block: 'heading', level: 1, text: 'Evict' },
    {
      block: 'paragraph',
      text: opened
        ? {
            en: 'Your browser opens. If it does not, open this link; it works once, within ten minutes:',
            de: 'Ihr Browser öffnet sich. Wenn nicht, öffnen Sie diesen Link; er gilt einmal, zehn Minuten lang:',
          }[context.language]
        : {
            en: 'Open this link in a browser on this computer; it works once, within ten minutes:',
            de: 'Öffnen Sie diesen Link in einem Browser auf diesem Computer; er gilt einmal, zehn Minuten lang:',
          }[context.language],
    },
    { block: 'code', text: link },
  ]);
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
