/** A cell that a spreadsheet will not take for a formula (owasp.org/www-community/attacks/CSV_Injection), quoted. */
function cell(value: string): string {
  const safe = /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** As Excel opens it without asking: byte-order mark, every cell quoted, Windows line ends. */
export function toCsv(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\ufeff${[heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Hands a file to the browser's downloads. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
