/** Right-to-left marks, zero-width characters and escapes as `\u{202e}`: in texts that no server went over before. */
export function visible(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
