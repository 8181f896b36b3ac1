// Subjects, rule names, user agents and file names were chosen by an attacker: these helpers make them harmless to show.

// Control characters, bidirectional overrides and isolates, zero-width characters and line separators.
const invisible =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Control, escape, bidirectional and zero-width characters as visible `\u{1b}`; tabs and line ends as spaces. */
export function visible(text: string): string {
  return visibleLines(text.replace(/[\t\n\r]+/g, ' '));
}

/** As `visible`, with tabs and line ends left as they are: for texts of several lines. */
export function visibleLines(text: string): string {
  return text.replace(invisible, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** At most `limit` characters, whole code points, with an ellipsis where something was cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, Math.max(0, limit - 1));
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Hostile text for one line of a terminal: visible and bounded. */
export function line(text: string, limit = 200): string {
  return shorten(visible(text.slice(0, limit * 4)), limit);
}

/** A sentence with its full stop, also where it ends in somebody else's words. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

export function escapeHtml(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/**
 * A CSV cell that a spreadsheet will not take for a formula. Some trim before they look, and some take the full-width
 * signs as well. Source: owasp.org/www-community/attacks/CSV_Injection.
 */
export function csvSafe(text: string): string {
  return /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(text) ? `'${text}` : text;
}

/** JSON whose control and invisible characters are written as escapes: the same value, harmless on a terminal. */
export function jsonSafe(json: string): string {
  // Line ends between members are the layout's own; those within a string are escaped already.
  return json.replace(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
