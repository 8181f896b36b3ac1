import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { AppError } from '../../kernel/errors.ts';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

export function thisMachine(environment: Machine['environment']): Machine {
  return { platform: process.platform, environment, exists: existsSync };
}

/** The browser that `EVICT_BROWSER` names, else an installed Chrome, Edge or Chromium; null where there is none. */
export function installedBrowser(machine: Machine): string | null {
  const named = machine.environment['EVICT_BROWSER'];
  if (named) return machine.exists(named) ? named : null;
  return candidates(machine).find((path) => machine.exists(path)) ?? null;
}

/** The browser that prints. Throws `no-browser`, `browser-missing`. */
export function findBrowser(machine: Machine): string {
  const found = installedBrowser(machine);
  if (found !== null) return found;
  throw noBrowser(machine.environment['EVICT_BROWSER'] || null);
}

function candidates({ platform, environment }: Machine): readonly string[] {
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap(
      (name) => environment[name] ?? [],
    );
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ];
    return programs.flatMap((program) => roots.map((root) => `${root}\\${program}`));
  }
  if (platform === 'darwin') {
    const programs = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
    return ['/Applications', join(environment['HOME'] ?? homedir(), 'Applications')].flatMap((folder) =>
      programs.map((program) => `${folder}/${program}.app/Contents/MacOS/${program}`),
    );
  }
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  const folders = [...(environment['PATH'] ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/snap/bin'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function noBrowser(named: string | null): AppError {
  return named === null
    ? new AppError({
        code: 'no-browser',
        side: 'input',
        message: {
          en: 'PDF is printed by an installed Chrome, Edge or Chromium, and none was found.',
          de: 'PDF druckt ein installierter Chrome, Edge oder Chromium, und keiner wurde gefunden.',
        },
        next: {
          en: 'Install one, or name its program in EVICT_BROWSER; or write html and print that page from any browser.',
          de: 'Installieren Sie einen, oder nennen Sie sein Programm in EVICT_BROWSER; oder schreiben Sie html und drucken Sie die Seite aus einem beliebigen Browser.',
        },
      })
    : new AppError({
        code: 'browser-missing',
        side: 'input',
        message: {
          en: `EVICT_BROWSER names ${named}, which does not exist.`,
          de: `EVICT_BROWSER nennt ${named}; das gibt es nicht.`,
        },
        next: {
          en: 'Correct the path, or unset the variable: an installed Chrome, Edge or Chromium is then looked for.',
          de: 'Berichtigen Sie den Pfad, oder entfernen Sie die Variable: Dann wird ein installierter Chrome, Edge oder Chromium gesucht.',
        },
      });
}
