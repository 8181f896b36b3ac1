import type { Fault } from '../state/world.ts';

/** `500 Get-TransportConfig`, `403 policies/authorizationPolicy`, `429 Get-Mailbox 3`, `servfail _dmarc.firm.example`. */
const form = /^(drop|servfail|[45]\d\d)\s+(\S+)(?:\s+(\d{1,6}))?$/i;

/**
 * A fault as a person writes it: what is answered, a piece of the path, of the cmdlet's name or of the name in the DNS, and
 * how often (without a number, always). Null where the words are not of that form.
 */
export function readFault(words: string): Fault | null {
  const [, answer = '', piece = '', count] = form.exec(words.trim()) ?? [];
  if (!answer) return null;
  const path = new RegExp(piece.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'i');
  const times = count === undefined ? Number.POSITIVE_INFINITY : Number(count);
  switch (answer.toLowerCase()) {
    case 'drop':
      return { path, times, kind: 'drop-before' };
    case 'servfail':
      return { path, times, kind: 'error', host: 'dns' };
    case '429':
      return { path, times, kind: 'throttle', retryAfter: 1 };
    default:
      return { path, times, kind: 'error', status: Number(answer) };
  }
}

export function isFault(words: string): boolean {
  return readFault(words) !== null;
}
