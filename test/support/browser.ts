import { installedBrowser as find, thisMachine } from '../../src/reports/pdf/find-browser.ts';

/** An installed Chrome, Edge or Chromium, or null: then tests of pages are skipped. */
export const installedBrowser = find(thisMachine(process.env));

if (installedBrowser === null)
  console.warn('No Chrome, Edge or Chromium was found: the tests of the web application are skipped.');
