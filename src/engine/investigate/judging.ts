import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AddressOverride } from '../../domain/verdict.ts';
import { writeWhole } from '../../evidence/whole-file.ts';

const judgingReader = z.object({
  ruleFolders: z.array(z.string()),
  ownDomains: z.array(z.string()),
  ownAddresses: z.array(z.string()),
  operator: z.object({ appId: z.string(), name: z.string() }).nullable(),
  databases: z.array(z.string()),
  users: z.array(z.string()),
  since: z.string().nullable().default(null),
  until: z.string().nullable().default(null),
  overrides: z.array(
    z.object({
      address: z.string(),
      judge: z.enum(['attacker', 'person']),
      reason: z.string(),
      at: z.string(),
    }),
  ),
});

/** By what a case is judged, so that it can be judged again without its files: kept in `judging.json` of the case. */
export interface Judging {
  readonly ruleFolders: readonly string[];
  /** Domains that are the organisation's own; empty: taken from the accounts that appear. */
  readonly ownDomains: readonly string[];
  /** The technician's addresses, as he named them. */
  readonly ownAddresses: readonly string[];
  /** Who asked the tenant, through which app: the addresses of his sign-ins to it are the technician's too. */
  readonly operator: { readonly appId: string; readonly name: string } | null;
  /** The user's own address databases (`.mmdb`), before the free ones. */
  readonly databases: readonly string[];
  /** Accounts that were asked for: they alone are told of, and get a verdict even where nothing was found. Empty: all. */
  readonly users: readonly string[];
  /** The time that is judged, ISO UTC: from inclusive, until exclusive. Null: without bound. */
  readonly since: string | null;
  readonly until: string | null;
  /** What a person said of addresses. */
  readonly overrides: readonly AddressOverride[];
}

export const plainJudging: Judging = {
  ruleFolders: [],
  ownDomains: [],
  ownAddresses: [],
  operator: null,
  databases: [],
  users: [],
  since: null,
  until: null,
  overrides: [],
};

/** How the case was judged last; the plain way where it never was. */
export function readJudging(folder: string): Judging {
  const file = join(folder, 'judging.json');
  return existsSync(file) ? judgingReader.parse(JSON.parse(readFileSync(file, 'utf8'))) : plainJudging;
}

/** Keeps it for judging the case anew. */
export function keepJudging(folder: string, judging: Judging): void {
  writeWhole(join(folder, 'judging.json'), `${JSON.stringify(judging, null, 2)}\n`);
}
