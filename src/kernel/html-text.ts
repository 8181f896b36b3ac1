import { convert } from 'html-to-text';

/**
 * The text of an HTML fragment: for what Microsoft writes as HTML (remediation texts) and for what anybody may have written
 * (auto-replies). Addresses of links are left out of the text; at most `limit` characters of HTML are read.
 */
export function htmlToText(html: string, limit = 50_000): string {
  return convert(html.slice(0, limit), {
    wordwrap: false,
    limits: { maxDepth: 50, ellipsis: '…' },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'style', format: 'skip' },
      { selector: 'script', format: 'skip' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  })
    .replace(/[ \t]+/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
