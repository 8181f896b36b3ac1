import { isIP } from 'node:net';

/**
 * The bare address in what Microsoft's logs write: `1.2.3.4:5678`, `[2001:db8::1]:443`, `::ffff:1.2.3.4`.
 * Empty, `<null>`, `null` and anything that is no address give undefined.
 */
export function bareIp(raw: string | null | undefined): string | undefined {
  if (!raw) return undefined;
  let text = raw.trim().toLowerCase();
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text);
  if (bracketed) text = bracketed[1]!;
  else if (/^\d+\.\d+\.\d+\.\d+:\d+$/.test(text)) text = text.slice(0, text.indexOf(':'));
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (mapped) text = mapped[1]!;
  const zone = text.indexOf('%');
  if (zone > 0) text = text.slice(0, zone);
  return isIP(text) ? text : undefined;
}
