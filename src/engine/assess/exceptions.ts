import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { checks } from '../../checks/index.ts';
import type { Exception } from '../../domain/assessment.ts';
import { writeWhole } from '../../evidence/whole-file.ts';
import { AppError } from '../../kernel/errors.ts';
import { readText } from './snapshot-file.ts';

const day = /^\d{4}-\d\d-\d\d$/;

const fileReader = z.array(
  z.strictObject({
    check: z.string(),
    owner: z.string().min(1),
    reason: z.string().min(1),
    // YAML makes a date of an unquoted day.
    expires: z
      .union([z.string(), z.date()])
      .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value))
      .refine((value) => day.test(value) && !Number.isNaN(Date.parse(value)), 'write it as 2026-12-31'),
  }),
);

/** Checks that somebody leaves unmet on purpose: owner, reason and last day are demanded of each. */
function readExceptions(path: string): readonly Exception[] {
  const text = readText(path);
  const parsed = fileReader.safeParse(asYaml(text, path));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw bad(path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const stray = parsed.data.find((one) => !checks.some((check) => check.id === one.check));
  if (stray) throw bad(path, `${stray.check}?`);
  return parsed.data;
}

const keptName = 'exceptions.yml';

export interface AppliedExceptions {
  /** The file from which they come; null where there is none. */
  readonly file: string | null;
  readonly exceptions: readonly Exception[];
}

/** Those of the file that was named, else those that are kept beside the runs of a tenant. */
export function exceptionsOf(folder: string, named?: string): AppliedExceptions {
  const path = named ?? join(folder, keptName);
  if (named === undefined && !existsSync(path)) return { file: null, exceptions: [] };
  return { file: path, exceptions: readExceptions(path) };
}

/** Keeps them for the next runs of the tenant whose folder this is. */
export function keepExceptions(folder: string, exceptions: readonly Exception[]): void {
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, keptName), stringify(exceptions));
}

function asYaml(text: string, path: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch (error) {
    throw bad(path, error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');
  }
}

function bad(path: string, problem: string): AppError {
  return new AppError({
    code: 'exceptions-unreadable',
    side: 'input',
    message: {
      en: `${path} is no list of exceptions (${problem}).`,
      de: `${path} ist keine Liste von Ausnahmen (${problem}).`,
    },
    next: {
      en: 'Each entry names check (an id of "evict assess"), owner, reason and expires (2026-12-31).',
      de: 'Jeder Eintrag nennt check (eine Kennung aus „evict assess“), owner, reason und expires (2026-12-31).',
    },
  });
}

/** Whether an exception still holds on the day; its last day is in. */
export function exceptionFor(
  exceptions: readonly Exception[],
  check: string,
  today: string,
): (Exception & { readonly state: 'in-force' | 'expired' }) | undefined {
  const own = exceptions
    .filter((one) => one.check === check)
    .toSorted((a, b) => b.expires.localeCompare(a.expires));
  const [longest] = own;
  return longest && { ...longest, state: longest.expires >= today ? 'in-force' : 'expired' };
}
