import { readFileSync, statSync } from 'node:fs';
import type { Logo } from '../../domain/document.ts';
import { AppError } from '../../kernel/errors.ts';
import { shorten } from '../../kernel/text.ts';

const largest = 1_000_000;

/** A picture for the head of a report, from a file. Throws `bad-logo`. */
export function readLogo(path: string): Logo {
  const bytes = readBounded(path);
  if (bytes === null) throw badLogo(path);
  return logoOf(bytes, path);
}

/** A picture is known by its first bytes, never by its name, which is for people. Throws `bad-logo`. */
export function logoOf(bytes: Buffer, name: string): Logo {
  const type = bytes.length <= largest ? typeOf(bytes) : null;
  if (type === null) throw badLogo(name);
  return { type, base64: bytes.toString('base64') };
}

function readBounded(path: string): Buffer | null {
  try {
    return statSync(path).size <= largest ? readFileSync(path) : null;
  } catch {
    return null;
  }
}

function typeOf(bytes: Buffer): Logo['type'] | null {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
    return 'image/webp';
  // As a picture an SVG runs no script and fetches nothing, whatever it holds.
  return /^\ufeff?\s*(?:<\?xml[^>]*>|<!--[^]*?-->|<!DOCTYPE[^>]*>|\s)*<svg[\s>]/i.test(
    bytes.toString('utf8', 0, 4_000),
  )
    ? 'image/svg+xml'
    : null;
}

function badLogo(name: string): AppError {
  const shown = shorten(name, 300);
  return new AppError({
    code: 'bad-logo',
    side: 'input',
    message: {
      en: `${shown} is no PNG, JPEG, WebP or SVG of at most 1 MB.`,
      de: `${shown} ist kein PNG, JPEG, WebP oder SVG mit höchstens 1 MB.`,
    },
    next: {
      en: 'Choose another file, or make the report without a logo.',
      de: 'Wählen Sie eine andere Datei, oder erstellen Sie den Bericht ohne Logo.',
    },
  });
}
