import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { escapeHtml } from '../../kernel/text.ts';

/** The browser has read the page by then, milliseconds. */
const pageLife = 30_000;

/**
 * Opens the person's browser. Other programs see each other's arguments, so the link travels in a file that only this
 * person can read. True where a browser could be asked; that it came up, nobody tells.
 */
export function openBrowser(link: string, platform: NodeJS.Platform): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'evict-open-'));
  const page = join(folder, 'open.html');
  const target = escapeHtml(link);
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${target}"><title>Evict</title><a href="${target}">Evict</a>\n`,
    { mode: 0o600 },
  );
  const [command, ...args] =
    platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', page]
      : platform === 'darwin'
        ? ['open', page]
        : ['xdg-open', page];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
  setTimeout(() => rmSync(folder, { recursive: true, force: true }), pageLife).unref();
  return child.pid !== undefined;
}
