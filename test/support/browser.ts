import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** An installed Chrome, Edge or Chromium, or null: then tests of pages are skipped with a word. */
export function installedBrowser(): string | null {
  const named = process.env['EVICT_BROWSER'];
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  return named ?? found ?? null;
}

if (installedBrowser() === null)
  console.warn('No Chrome, Edge or Chromium was found: the tests of the web application are skipped.');
