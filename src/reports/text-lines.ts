import { styleText } from 'node:util';

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
}

export type Style = Parameters<typeof styleText>[0];

export function paint(text: string, style: Style | null, options: TextOptions): string {
  return style === null || !options.colour ? text : styleText(style, text, { validateStream: false });
}

/** No column of a table gets narrower than this. */
export const narrowest = 8;

/** Columns that a text takes: wide characters take two. */
export function columnsOf(text: string): number {
  let count = 0;
  for (const character of text)
    count +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u.test(
        character,
      )
        ? 2
        : 1;
  return count;
}

/** Breaks at spaces; a word longer than the line is cut after a sign in it where there is one, never within a character. */
export function wrap(text: string, width: number): readonly string[] {
  const limit = Math.max(width, narrowest);
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(' ')) {
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > limit) {
      lines.push(line);
      line = '';
    }
    while (columnsOf(word) > limit) {
      const head = beginning(word, limit);
      lines.push(head);
      word = word.slice(head.length);
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}

/** As much of a word as fits into so many columns. */
function beginning(word: string, columns: number): string {
  let head = '';
  let taken = 0;
  for (const character of word) {
    taken += columnsOf(character);
    if (taken > columns) break;
    head += character;
  }
  const seam = /^.*[/\\@._:;,=&?-]/su.exec(head)?.[0] ?? '';
  // A seam near the beginning would leave a ragged column of scraps.
  return seam.length * 2 > head.length ? seam : head;
}
