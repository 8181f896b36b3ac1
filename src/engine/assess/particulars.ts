import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { writeWhole } from '../../evidence/whole-file.ts';
import { AppError } from '../../kernel/errors.ts';
import { tenantFolder } from './history.ts';
import { readText } from './snapshot-file.ts';

/** What no setting tells of a tenant and a person must say once: kept for every later run, of commands and pages alike. */
export interface Particulars {
  /** User principal names of the emergency accounts. */
  readonly breakGlass: readonly string[];
  /** Addresses that are most likely to be impersonated, beside the administrators. */
  readonly sensitiveUsers: readonly string[];
  /** Domains of suppliers and partners. */
  readonly partnerDomains: readonly string[];
  /** Who is told of blocked senders and alerts. */
  readonly notify: readonly string[];
}

const most = 500;
const address = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s@,;]+@[^\s@,;]+$/, 'an address, as anna@contoso.com');
const domain = z
  .string()
  .trim()
  .max(253)
  .regex(/^[^\s@,;/]+\.[^\s@,;/]+$/, 'a domain, as contoso.com');
const addresses = z.array(address).max(most).transform(distinct).default([]);

export const particularsReader = z.strictObject({
  breakGlass: addresses,
  sensitiveUsers: addresses,
  partnerDomains: z.array(domain).max(most).transform(distinct).default([]),
  notify: addresses,
});

const fileName = 'tenant.yml';

export interface KeptParticulars extends Particulars {
  /** The file in which they stand; null where nothing was kept yet. */
  readonly file: string | null;
}

/** Throws `particulars-unreadable` where somebody edited the file into something else. */
export function keptParticulars(folder: string): KeptParticulars {
  const path = join(folder, fileName);
  if (!existsSync(path)) return { ...particularsReader.parse({}), file: null };
  const parsed = particularsReader.safeParse(asYaml(path) ?? {});
  if (parsed.success) return { ...parsed.data, file: path };
  const issue = parsed.error.issues[0];
  throw bad(path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

/** Keeps them for the next runs of the tenant whose folder this is; gives the file. */
export function keepParticulars(folder: string, particulars: Particulars): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, fileName);
  const { breakGlass, sensitiveUsers, partnerDomains, notify } = particulars;
  const known = particularsReader.parse({ breakGlass, sensitiveUsers, partnerDomains, notify });
  writeWhole(path, stringify(known));
  return path;
}

/** What is kept, and what was said for this run beside it. */
export function joined(kept: Particulars, given: Partial<Particulars>): Particulars {
  return {
    breakGlass: distinct([...kept.breakGlass, ...(given.breakGlass ?? [])]),
    sensitiveUsers: distinct([...kept.sensitiveUsers, ...(given.sensitiveUsers ?? [])]),
    partnerDomains: distinct([...kept.partnerDomains, ...(given.partnerDomains ?? [])]),
    notify: distinct([...kept.notify, ...(given.notify ?? [])]),
  };
}

/** The emergency accounts that are kept of a tenant, and those named for this run: no response may lock them out. */
export function emergencyAccounts(
  casesFolder: string,
  domain: string,
  named: readonly string[],
): readonly string[] {
  return joined(keptParticulars(tenantFolder(casesFolder, domain)), { breakGlass: named }).breakGlass;
}

/** The first spelling of each, in the order given. */
function distinct(values: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = value.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}

function asYaml(path: string): unknown {
  try {
    return parse(readText(path), { maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw bad(path, error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');
  }
}

function bad(path: string, problem: string): AppError {
  return new AppError({
    code: 'particulars-unreadable',
    side: 'input',
    message: {
      en: `${path} does not hold what Evict keeps of a tenant (${problem}).`,
      de: `${path} enthält nicht, was Evict über einen Mandanten ablegt (${problem}).`,
    },
    next: {
      en: 'It lists breakGlass, sensitiveUsers and notify (addresses) and partnerDomains. Mend it or delete it.',
      de: 'Die Datei nennt breakGlass, sensitiveUsers und notify (Adressen) und partnerDomains. Berichtigen oder löschen Sie sie.',
    },
  });
}
