import { describe, expect, it } from 'vitest';
import { AppError } from '../../kernel/errors.ts';
import { findBrowser } from './find-browser.ts';
import type { Machine } from './find-browser.ts';

function machine(
  platform: NodeJS.Platform,
  there: readonly string[],
  environment: Machine['environment'] = {},
): Machine {
  return { platform, environment, exists: (path) => there.includes(path) };
}

describe('findBrowser', () => {
  it('finds Edge where every Windows has it, and Chrome before it', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const chrome = 'C:\\Users\\ann\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
    const folders = {
      ProgramFiles: 'C:\\Program Files',
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
      LocalAppData: 'C:\\Users\\ann\\AppData\\Local',
    };
    expect(findBrowser(machine('win32', [edge], folders))).toBe(edge);
    expect(findBrowser(machine('win32', [edge, chrome], folders))).toBe(chrome);
  });

  it("finds a browser of macOS, the user's own too", () => {
    const own = '/Users/ann/Applications/Chromium.app/Contents/MacOS/Chromium';
    expect(findBrowser(machine('darwin', [own], { HOME: '/Users/ann' }))).toBe(own);
  });

  it.skipIf(process.platform === 'win32')('finds a browser on the path of Linux', () => {
    const found = findBrowser(machine('linux', ['/opt/bin/chromium'], { PATH: '/usr/local/bin:/opt/bin' }));
    expect(found).toBe('/opt/bin/chromium');
  });

  it('takes the one that is named, and says so where it is not there', () => {
    const environment = { EVICT_BROWSER: '/opt/own/browser' };
    expect(findBrowser(machine('linux', ['/opt/own/browser', '/usr/bin/chromium'], environment))).toBe(
      '/opt/own/browser',
    );
    expect(codeOf(machine('linux', ['/usr/bin/chromium'], environment))).toBe('browser-missing');
  });

  it('says what to do where there is none', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(codeOf(machine(platform, []))).toBe('no-browser');
  });
});

function codeOf(given: Machine): string | null {
  try {
    findBrowser(given);
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : null;
  }
}
