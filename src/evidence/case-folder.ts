import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { TenantRef } from '../domain/account.ts';
import { AppError } from '../kernel/errors.ts';
import { writeWhole } from './whole-file.ts';

const caseReader = z.object({
  schema: z.literal('evict.case/1'),
  name: z.string(),
  createdAt: z.string(),
  tenant: z
    .object({
      id: z.string(),
      domain: z.string(),
      displayName: z.string(),
      cloud: z.enum(['global', 'gcc', 'gcc-high', 'dod', 'china']),
    })
    .nullable(),
  accounts: z.array(z.string()),
});

export type CaseFile = z.infer<typeof caseReader>;

/** One investigation's folder: case.json, journal.jsonl with its head, plans/, evidence/ with its manifest, reports/. */
export interface CaseFolder {
  readonly name: string;
  readonly folder: string;
  readonly file: CaseFile;
}

const nameShape = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u;

/** Where a case of this name lies, be it there or not. Throws `case-name` for a name that could leave the folder. */
export function casePath(casesFolder: string, name: string): string {
  if (nameShape.test(name)) return join(casesFolder, name);
  throw new AppError({
    code: 'case-name',
    side: 'usage',
    message: {
      en: `"${name}" cannot be the name of a case.`,
      de: `„${name}“ kann kein Name eines Falls sein.`,
    },
    next: {
      en: 'Use letters, digits, dots, hyphens and underscores.',
      de: 'Verwenden Sie Buchstaben, Ziffern, Punkte, Binde- und Unterstriche.',
    },
  });
}

/** Throws `case-name`, `case-not-found` or `case-damaged`. */
export function openCase(casesFolder: string, name: string): CaseFolder {
  const folder = casePath(casesFolder, name);
  const path = join(folder, 'case.json');
  if (!existsSync(path)) {
    throw new AppError({
      code: 'case-not-found',
      side: 'input',
      message: {
        en: `There is no case "${name}" in ${casesFolder}.`,
        de: `In ${casesFolder} gibt es keinen Fall „${name}“.`,
      },
      next: {
        en: '"evict case list" shows the cases; --cases names another folder.',
        de: '„evict case list“ zeigt die Fälle; --cases nennt einen anderen Ordner.',
      },
    });
  }
  try {
    return { name, folder, file: caseReader.parse(JSON.parse(readFileSync(path, 'utf8'))) };
  } catch (cause) {
    throw new AppError({
      code: 'case-damaged',
      side: 'input',
      message: {
        en: `${path} cannot be read as a case; nothing was changed in it.`,
        de: `${path} lässt sich nicht als Fall lesen; es wurde nichts daran geändert.`,
      },
      next: {
        en: 'Restore the file from a backup, or move the folder elsewhere; its journal and evidence stay readable.',
        de: 'Stellen Sie die Datei aus einer Sicherung wieder her, oder verschieben Sie den Ordner; Journal und Beweise bleiben lesbar.',
      },
      cause,
    });
  }
}

/** Opens the case, or begins it. Never overwrites one. */
export function ensureCase(
  casesFolder: string,
  name: string,
  begin: {
    readonly createdAt: string;
    readonly tenant: TenantRef | null;
    readonly accounts: readonly string[];
  },
): CaseFolder {
  const folder = casePath(casesFolder, name);
  if (existsSync(join(folder, 'case.json'))) {
    const known = openCase(casesFolder, name);
    if (known.file.tenant && begin.tenant && known.file.tenant.id !== begin.tenant.id)
      throw otherTenant(name, known.file.tenant.domain, begin.tenant.domain);
    return known;
  }
  for (const part of ['plans', 'evidence', 'reports']) mkdirSync(join(folder, part), { recursive: true });
  const file: CaseFile = {
    schema: 'evict.case/1',
    name,
    createdAt: begin.createdAt,
    tenant: begin.tenant,
    accounts: [...begin.accounts],
  };
  writeWhole(join(folder, 'case.json'), `${JSON.stringify(file, null, 2)}\n`);
  return { name, folder, file };
}

function otherTenant(name: string, known: string, given: string): AppError {
  return new AppError({
    code: 'case-other-tenant',
    side: 'input',
    message: {
      en: `The case "${name}" belongs to ${known}, not to ${given}.`,
      de: `Der Fall „${name}“ gehört zu ${known}, nicht zu ${given}.`,
    },
    next: {
      en: 'Choose another name with --case, or the right tenant with --tenant.',
      de: 'Wählen Sie mit --case einen anderen Namen oder mit --tenant den richtigen Mandanten.',
    },
  });
}

export interface CasesFound {
  readonly cases: readonly CaseFolder[];
  readonly damaged: readonly { readonly name: string; readonly error: AppError }[];
}

/** Every case of the folder: a damaged one must not stand in the way of the others, nor vanish. */
export function findCases(casesFolder: string): CasesFound {
  const cases: CaseFolder[] = [];
  const damaged: { name: string; error: AppError }[] = [];
  if (!existsSync(casesFolder)) return { cases, damaged };
  for (const entry of readdirSync(casesFolder, { withFileTypes: true })) {
    if (!entry.isDirectory() || !existsSync(join(casesFolder, entry.name, 'case.json'))) continue;
    try {
      cases.push(openCase(casesFolder, entry.name));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      damaged.push({ name: entry.name, error });
    }
  }
  return { cases, damaged };
}

/** The cases that can be read. */
export function listCases(casesFolder: string): readonly CaseFolder[] {
  return findCases(casesFolder).cases;
}

/** A name for a case that was given none: the day, the account, and a number where that is taken. */
export function freshCaseName(casesFolder: string, day: string, account: string): string {
  const base = `${day}-${account.split('@')[0]!.replace(/[^\p{L}\p{N}._-]/gu, '-')}`;
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!existsSync(join(casesFolder, name))) return name;
  }
}
