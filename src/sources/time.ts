const zoneless =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;
const american =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*([AP]M)?)?(?:\s*(?:Z|UTC))?$/i;
const german =
  /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?(?:\s*(?:Z|UTC))?$/i;
const dateOnly = /^(\d{4})-(\d\d)-(\d\d)$/;
const dotNet = /^\/Date\((-?\d{1,15})\)\/$/;

/** Before Microsoft 365, and a long way off: what lies outside is no time of a log. */
const [earliest, latest] = [Date.UTC(2000, 0, 1), Date.UTC(2100, 0, 1)];

/**
 * Milliseconds since 1970, or null. What has no zone is UTC: AuditData's CreationTime has none and is
 * (Office 365 Management Activity API schema), and so are the exports of the portals. Slashes mean month first, as the
 * portals write them in every language; dots mean day first.
 */
export function time(value: unknown): number | null {
  if (typeof value === 'number') return within(value > 1e11 ? value : value * 1_000);
  if (typeof value !== 'string' || value.length > 60) return null;
  const raw = value.trim();
  let found = zoneless.exec(raw);
  if (found) {
    const [, year, month, day, hour, minute, second, fraction, zone] = found;
    return make([year, month, day, hour, minute, second, fraction], offsetOf(zone));
  }
  found = american.exec(raw);
  if (found) {
    const [, month, day, year, hour = '0', minute, second, fraction, half] = found;
    if (half && (Number(hour) < 1 || Number(hour) > 12)) return null;
    const hours = half ? (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0) : Number(hour);
    return make([year, month, day, String(hours), minute, second, fraction], 0);
  }
  found = german.exec(raw);
  if (found) {
    const [, day, month, year, hour, minute, second, fraction] = found;
    return make([year, month, day, hour, minute, second, fraction], 0);
  }
  found = dateOnly.exec(raw);
  if (found) return make([found[1], found[2], found[3]], 0);
  // PowerShell 5 writes dates in JSON this way.
  found = dotNet.exec(raw);
  return found ? within(Number(found[1])) : null;
}

function make(parts: readonly (string | undefined)[], offset: number): number | null {
  const [year, month, day, hour, minute, second] = parts.map((part) => Number(part ?? 0));
  const milliseconds = Number((parts[6] ?? '').slice(0, 3).padEnd(3, '0') || 0);
  if (hour === undefined && minute === undefined) return midnight(year!, month!, day!);
  if (hour! > 23 || minute! > 59 || (second ?? 0) > 59 || month! > 12 || day! > 31) return null;
  return within(Date.UTC(year!, month! - 1, day, hour, minute, second ?? 0, milliseconds) - offset);
}

function midnight(year: number, month: number, day: number): number | null {
  return month > 12 || day > 31 ? null : within(Date.UTC(year, month - 1, day));
}

function offsetOf(zone: string | undefined): number {
  if (!zone || zone.length < 5) return 0;
  const sign = zone[0] === '-' ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}

function within(milliseconds: number): number | null {
  return milliseconds >= earliest && milliseconds < latest ? Math.trunc(milliseconds) : null;
}
