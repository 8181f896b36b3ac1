import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { footholdKinds } from '../domain/foothold.ts';
import type { TracedFoothold } from '../domain/foothold.ts';
import { casePath } from '../evidence/case-folder.ts';

const hintsReader = z.object({
  accounts: z.array(z.string()),
  since: z.string().nullable(),
  footholds: z.array(
    z.object({
      kind: z.enum(footholdKinds),
      account: z.string().nullable(),
      key: z.string(),
      time: z.string(),
      sure: z.boolean(),
      // Cases of an earlier version do not tell.
      records: z.array(z.string()).default([]),
      last: z.string().default(''),
      removed: z
        .object({ time: z.string(), by: z.string().nullable(), operation: z.string(), record: z.string() })
        .nullable()
        .default(null),
    }),
  ),
});

export interface CaseHints {
  readonly accounts: readonly string[];
  /** ISO UTC. */
  readonly since: string | null;
  readonly implicated: readonly TracedFoothold[];
}

/** What an investigation left for the response in `hints.json` of its case; null where there was none. */
export function caseHints(casesFolder: string, name: string): CaseHints | null {
  const file = join(casePath(casesFolder, name), 'hints.json');
  if (!existsSync(file)) return null;
  const hints = hintsReader.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { accounts: hints.accounts, since: hints.since, implicated: hints.footholds };
}
