import type { Modifier } from './rule.ts';

export interface EncodedText {
  readonly text: string;
  /** True where the text left plain writing: wildcards no longer mean anything. */
  readonly encoded: boolean;
}

/** Applies Sigma's transforming modifiers (`windash`, `wide`, `utf16*`, `base64`, `base64offset`) from left to right. */
export function encodings(text: string, modifiers: readonly Modifier[]): readonly EncodedText[] {
  let texts: readonly string[] = [text];
  let wide: BufferEncoding | 'utf16be' | 'utf16' = 'utf8';
  let encoded = false;
  for (const modifier of modifiers) {
    if (modifier === 'windash') texts = texts.flatMap(dashes);
    else if (modifier === 'wide' || modifier === 'utf16le') wide = 'utf16le';
    else if (modifier === 'utf16be') wide = 'utf16be';
    else if (modifier === 'utf16') wide = 'utf16';
    else if (modifier === 'base64') {
      texts = texts.map((value) => toBytes(value, wide).toString('base64'));
      encoded = true;
    } else if (modifier === 'base64offset') {
      texts = texts.flatMap((value) => atOffsets(toBytes(value, wide)));
      encoded = true;
    }
  }
  return texts.map((value) => ({ text: value, encoded }));
}

const dashCharacters = ['-', '/', '–', '—', '―'] as const;
/** Beyond so many dashes all are changed alike: five to the power of ten texts would help nobody. */
const mostDashes = 4;

/** Windows programs accept several dashes before a switch: every way of writing them (modifiers appendix, `windash`). */
function dashes(text: string): readonly string[] {
  const pattern = /(?<=^|\s)[-/–—―]/g;
  const places = [...text.matchAll(pattern)].map((match) => match.index);
  if (places.length === 0) return [text];
  if (places.length > mostDashes) return dashCharacters.map((dash) => text.replace(pattern, dash));
  return places.reduce<readonly string[]>(
    (texts, place) =>
      texts.flatMap((one) =>
        dashCharacters.map((dash) => `${one.slice(0, place)}${dash}${one.slice(place + 1)}`),
      ),
    [text],
  );
}

function toBytes(text: string, encoding: BufferEncoding | 'utf16be' | 'utf16'): Buffer {
  if (encoding === 'utf16be') return Buffer.from(text, 'utf16le').swap16();
  if (encoding === 'utf16') return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  return Buffer.from(text, encoding);
}

/** The stable middle of the base64 text for each of the three alignments in which the bytes may stand. */
function atOffsets(bytes: Buffer): readonly string[] {
  const firstStable = [0, 2, 3];
  const unstableEnd: { readonly [remainder: number]: number } = { 0: 0, 1: 3, 2: 2 };
  return firstStable.map((start, offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const end = text.length - unstableEnd[(bytes.length + offset) % 3]!;
    return text.slice(start, end);
  });
}
