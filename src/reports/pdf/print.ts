import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../../kernel/errors.ts';
import { shorten } from '../../kernel/text.ts';

/** A long report takes a second or two; a browser that hangs must not hang us, milliseconds. */
const patience = 60_000;

/** Prints a self-contained page as PDF through an installed browser. The page runs no script and asks no network. */
export async function printPdf(html: string, out: string, browser: string): Promise<void> {
  const folder = mkdtempSync(join(workFolder(browser), 'evict-pdf-'));
  try {
    const page = join(folder, 'page.html');
    const printed = join(folder, 'page.pdf');
    writeFileSync(page, html, { mode: 0o600 });
    const said = await run(browser, [
      ...flags(folder),
      `--print-to-pdf=${printed}`,
      pathToFileURL(page).href,
    ]);
    if (!existsSync(printed) || statSync(printed).size === 0) throw notPrinted(browser, said);
    copyFileSync(printed, out);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function flags(folder: string): readonly string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--disable-extensions',
    '--disable-background-networking',
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--user-data-dir=${join(folder, 'profile')}`,
    // Chrome refuses its own sandbox to root, as in containers; the page holds no script that it would guard against.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** A browser that is a snap sees neither /tmp nor hidden folders, only its own (snapcraft.io, "Data locations"). */
function workFolder(browser: string): string {
  const snap = browser.startsWith('/snap/') || realpathSync(browser) === '/usr/bin/snap';
  const own = join(homedir(), 'snap', 'chromium', 'common');
  return snap && existsSync(own) ? own : tmpdir();
}

function run(browser: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(browser, words, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      if (said.length < 10_000) said += text.toString('utf8');
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(notPrinted(browser, cause.message));
    });
    child.on('close', () => {
      clearTimeout(timer);
      resolve(said);
    });
  });
}

function notPrinted(browser: string, said: string): AppError {
  const why = shorten(said.trim().split('\n').at(-1) ?? '', 300);
  return new AppError({
    code: 'pdf-failed',
    side: 'service',
    message: {
      en: `${browser} printed no PDF. ${why}`.trim(),
      de: `${browser} hat kein PDF gedruckt. ${why}`.trim(),
    },
    next: {
      en: 'Name another browser in EVICT_BROWSER, or write html and print that page.',
      de: 'Nennen Sie in EVICT_BROWSER einen anderen Browser, oder schreiben Sie html und drucken Sie die Seite.',
    },
  });
}
