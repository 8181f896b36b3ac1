import { z } from 'zod';

// How a setting's members are read. The difference that matters: a member that is missing stays missing (undefined), so that
// an old export or an old version of a cmdlet never looks like a "no".

/** A yes or no; Exchange also writes `"True"`. Missing and null are undefined. */
export const yesNo = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value): boolean | undefined => asFlag(value) ?? undefined);

/** A yes, a no, or null for "as the organisation has it"; undefined where nothing was told. */
export const inherited = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value): boolean | null | undefined => (value === undefined ? undefined : asFlag(value)));

function asFlag(value: boolean | string | null | undefined): boolean | null {
  if (typeof value === 'boolean') return value;
  return value ? value.toLowerCase() === 'true' : null;
}

/** A text; missing, null and empty are undefined. */
export const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value): string | undefined =>
    value === null || value === undefined || value === '' ? undefined : String(value),
  );

/** A number, also where it is written as text (`"Unlimited"` is undefined). */
export const count = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value): number | undefined => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  });

/** Texts; null, missing and one bare text become a list. For members that Microsoft leaves out where they are empty. */
export const list = z
  .union([z.array(z.unknown()), z.string()])
  .nullish()
  .transform((value): readonly string[] => asList(value) ?? []);

/** Texts of which it matters whether they were told: missing is undefined, null is empty. */
export const toldList = z
  .union([z.array(z.unknown()), z.string()])
  .nullish()
  .transform((value): readonly string[] | undefined => asList(value));

function asList(value: readonly unknown[] | string | null | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (value === null || value === '') return [];
  return (typeof value === 'string' ? [value] : value).map((one) =>
    typeof one === 'string' ? one : nameOf(one),
  );
}

/** Exchange names recipients as objects in some lists and as texts in others. */
function nameOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    const members = value as { readonly [key: string]: unknown };
    for (const name of ['PrimarySmtpAddress', 'Address', 'Domain', 'Name', 'Identity'])
      if (typeof members[name] === 'string') return members[name];
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

/** A moment as ISO UTC; Exchange's year 1 and PowerShell's unset dates are undefined. */
export const moment = z
  .string()
  .nullish()
  .transform((value): string | undefined => {
    if (!value) return undefined;
    const bare = /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(value) ? `${value}Z` : value;
    const time = new Date(bare);
    return Number.isNaN(time.getTime()) || time.getUTCFullYear() < 1900 ? undefined : time.toISOString();
  });
