import { shorten, visibleLines } from '../../kernel/text.ts';

/** No page shows more of one text, characters. */
const longest = 8_000;
/** The record as it stood in its source, which the page makes visible itself, and the place from which to page on. */
const wordForWord: ReadonlySet<string> = new Set(['raw', 'next']);

/**
 * For `JSON.stringify`: an attacker's right-to-left marks, zero-width characters and escapes are seen instead of obeyed,
 * and a megabyte of name does not stop a browser. Elements are React's to escape.
 */
export function forPages(key: string, value: unknown): unknown {
  if (typeof value !== 'string' || wordForWord.has(key)) return value;
  return visibleLines(shorten(value, longest));
}
