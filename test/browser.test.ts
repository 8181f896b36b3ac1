import { describe, expect, it } from 'vitest';

// The bootstrap is plain JavaScript, since it runs before anything is installed.
interface Machine {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string>>;
  exists(path: string): boolean;
  mayInstall(): boolean;
  run(command: string, args: readonly string[]): boolean;
}
const script: string = '../scripts/browser.mjs';
const { findBrowser, provideBrowser } = (await import(script)) as {
  findBrowser(machine: Machine): string | null;
  provideBrowser(machine: Machine, say: (text: string) => void): string | null;
};

function machine(files: readonly string[], more: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    environment: { PATH: '/usr/local/bin:/usr/bin' },
    exists: (path) => files.includes(path),
    mayInstall: () => false,
    run: () => false,
    ...more,
  };
}

describe.skipIf(process.platform === 'win32')('a browser for the tests of pages', () => {
  it('is found where each system keeps it', () => {
    expect(findBrowser(machine(['/usr/bin/chromium']))).toBe('/usr/bin/chromium');
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(
      findBrowser(
        machine([edge], {
          platform: 'win32',
          environment: { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
        }),
      ),
    ).toBe(edge);
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(machine([chrome], { platform: 'darwin' }))).toBe(chrome);
  });

  it('is the one that is named, and no other', () => {
    const environment = { PATH: '/usr/bin', EVICT_BROWSER: '/opt/mine' };
    expect(findBrowser(machine(['/usr/bin/chromium', '/opt/mine'], { environment }))).toBe('/opt/mine');
    expect(findBrowser(machine(['/usr/bin/chromium'], { environment }))).toBeNull();
  });

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
