/** scripts/browser.mjs finds it with nothing but Node; it says itself what is left out where there is none. */
const script: string = '../../scripts/browser.mjs';
const { findBrowser } = (await import(script)) as { findBrowser: () => string | null };

/** An installed Chrome, Edge or Chromium, or null: then tests of pages are skipped. */
export const installedBrowser = findBrowser();

if (installedBrowser === null)
  console.warn('No Chrome, Edge or Chromium was found: the tests of the web application are skipped.');
