import type { Page } from 'playwright-core';
import { effective } from './hostile.ts';

/** What an injected text would have become: elements, handlers and addresses that the application never writes. */
const injected = `[...document.querySelectorAll(
  'script:not([src^="/"]), iframe, object, embed, base, form[action], img, a[href^="http"][href*="evil.example"], a[href^="//"], a[href^="javascript:"]'
), ...[...document.querySelectorAll('*')].filter((element) =>
  [...element.attributes].some(({ name }) => /^on/i.test(name)))].map((element) => element.outerHTML.slice(0, 120))`;

/** The first characters around what must never be seen as itself. */
export function obeyed(text: string): readonly string[] {
  const found = effective.exec(text.replaceAll(/[\n\t\u00a0]/g, ' '));
  return found ? [JSON.stringify(text.slice(Math.max(0, found.index - 40), found.index + 20))] : [];
}

/** Watches a window for everything that a text could make it do. */
export function watch(page: Page, origin: string): readonly string[] {
  const deeds: string[] = [];
  page.on('dialog', (dialog) => {
    deeds.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(`${origin}/`))
      deeds.push(`request: ${request.url().slice(0, 100)}`);
  });
  page.on('popup', (popup) => deeds.push(`window: ${popup.url()}`));
  return deeds;
}

/** What is wrong with the page as it stands: too wide, something injected, something obeyed. */
export async function look(page: Page, where: string): Promise<readonly string[]> {
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
  const text = String(await page.evaluate('document.body.innerText'));
  return [
    ...(wide > 0 ? [`${wide} px too wide`] : []),
    ...(await page.evaluate<string[]>(injected)),
    ...obeyed(text),
  ].map((problem) => `${where}: ${problem}`);
}
