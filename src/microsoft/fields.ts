import { z } from 'zod';

// Microsoft's services leave members out, send null, "" or [] for one and the same "nothing". These readers bring all of
// them to one form, so that a state read twice compares equal.

/** A text; missing, null and empty become null. */
export const optionalText = z
  .string()
  .nullish()
  .transform((value) => (value === undefined || value === '' ? null : value));

/** A yes or no; Exchange also writes `"True"`; missing and null become false. */
export const flag = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) => value === true || (typeof value === 'string' && value.toLowerCase() === 'true'));

/** A yes, a no, or "as the organisation has it" (null). */
export const optionalFlag = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) => {
    if (typeof value !== 'string') return value ?? null;
    return value === '' ? null : value.toLowerCase() === 'true';
  });

/** Several texts; missing, null and one bare text become arrays. The order is the service's. */
export const texts = z
  .union([z.array(z.unknown()), z.string()])
  .nullish()
  .transform((value) => {
    if (value === null || value === undefined || value === '') return [];
    return (Array.isArray(value) ? value : [value]).map(asText);
  });

/** Several texts whose order means nothing: sorted, so that two readings compare equal. */
export const textSet = texts.transform((values) => [...values].sort());

/** A moment as ISO UTC; missing, null and Exchange's year 1 become null. */
export const instant = z
  .string()
  .nullish()
  .transform((value) => toInstant(value));

/**
 * Microsoft's services tell UTC also where they name no zone: Exchange writes `2026-10-05T12:00:00` and, for deleted items,
 * `10/05/2026 12:00:00`. Without a zone, this computer's own must not be assumed.
 */
export function toInstant(value: string | null | undefined): string | null {
  if (!value) return null;
  const zoned = /(Z|UTC|GMT|[+-]\d\d:?\d\d)$/i.test(value);
  const zone = zoned ? '' : /^\d{4}-\d\d-\d\dT/.test(value) ? 'Z' : ' UTC';
  const time = new Date(value + zone);
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() < 1900 ? null : time.toISOString();
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null) {
    const record = value as { readonly [key: string]: unknown };
    for (const name of ['PrimarySmtpAddress', 'Address', 'Name', 'Identity']) {
      if (typeof record[name] === 'string') return record[name];
    }
  }
  return JSON.stringify(value);
}
