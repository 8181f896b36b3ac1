import { describe, expect, it } from 'vitest';
import { installedBrowser } from '../src/reports/pdf/find-browser.ts';
import type { Machine as BrowserMachine } from '../src/reports/pdf/find-browser.ts';

// The bootstrap is plain JavaScript, since it runs before anything is installed.
interface Machine {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string>>;
  exists(path: string): boolean;
  find(): string | null;
  mayInstall(): boolean;
  run(command: string, args: readonly string[]): boolean;
}
const script: string = '../scripts/browser.mjs';
const { provideBrowser } = (await import(script)) as {
  provideBrowser(machine: Machine, say: (text: string) => void): string | null;
};

function machine(files: readonly string[], more: Partial<Machine> = {}): Machine {
  const environment = more.environment ?? { PATH: '/usr/local/bin:/usr/bin' };
  const exists = (path: string): boolean => files.includes(path);
  const here = { platform: more.platform ?? 'linux', environment, exists };
  return {
    ...here,
    find: () => installedBrowser(here as BrowserMachine),
    mayInstall: () => false,
    run: () => false,
    ...more,
  };
}

describe.skipIf(process.platform === 'win32')('a browser for the tests of pages', () => {
  it('is installed on Debian by who may, after an update where the lists are old', () => {
    const files = ['/usr/bin/apt-get'];
    const asked: string[] = [];
    const said: string[] = [];
    const found = provideBrowser(
      machine(files, {
        mayInstall: () => true,
        run(_command, args) {
          asked.push(args[0]!);
          const works = args[0] === 'update' || asked.includes('update');
          if (works && args[0] === 'install') files.push('/usr/bin/chromium');
          return works;
        },
      }),
      (text) => said.push(text),
    );
    expect(found).toBe('/usr/bin/chromium');
    expect(asked).toEqual(['install', 'update', 'install']);
    expect(said.join()).toContain('Installing Chromium');
  });

  it.each([
    ['nobody may install', machine(['/usr/bin/apt-get']), 'sudo apt-get install chromium'],
    ['another system', machine([], { platform: 'darwin' }), 'install Chrome, Edge or Chromium'],
    [
      'the installation fails',
      machine(['/usr/bin/apt-get'], { mayInstall: () => true }),
      'could not be installed',
    ],
    ['the named one is missing', machine([], { environment: { EVICT_BROWSER: '/opt/mine' } }), '/opt/mine'],
  ])('is missed in plain words where %s', (_what, here, words) => {
    const said: string[] = [];
    expect(provideBrowser(here, (text) => said.push(text))).toBeNull();
    expect(said.join(' ')).toContain(words);
    expect(said.join(' ')).toContain('skipped');
  });
});
