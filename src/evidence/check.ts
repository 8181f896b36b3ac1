import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../kernel/hash.ts';

const lineReader = z.object({ file: z.string(), sha256: z.string(), previous: z.string() });

export interface EvidenceCheck {
  /** Lines of the manifest. */
  readonly kept: number;
  /** `chain`: the manifest itself was changed at this line (1 is the first); the others are about the named file. */
  readonly problems: readonly {
    readonly line: number;
    readonly file: string | null;
    readonly problem: 'missing' | 'changed' | 'chain';
  }[];
}

/** Holds the kept files against the manifest, and the manifest against its own chain. Reads only. */
export function checkEvidence(folder: string): EvidenceCheck {
  const manifest = join(folder, 'evidence', 'manifest.jsonl');
  const lines = existsSync(manifest) ? readFileSync(manifest, 'utf8').split('\n').filter(Boolean) : [];
  const problems: EvidenceCheck['problems'][number][] = [];
  let previous = '0'.repeat(64);
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    const entry = parseLine(text);
    if (entry?.previous !== previous) problems.push({ line, file: entry?.file ?? null, problem: 'chain' });
    if (entry) {
      const problem = fileProblem(folder, entry);
      if (problem) problems.push({ line, file: entry.file, problem });
    }
    previous = sha256(text);
  }
  return { kept: lines.length, problems };
}

type Line = z.infer<typeof lineReader>;

function parseLine(text: string): Line | null {
  try {
    return lineReader.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function fileProblem(folder: string, entry: Line): 'missing' | 'changed' | null {
  // A manifest that somebody changed must not make us read elsewhere.
  if (/[/\\]/.test(entry.file)) return 'missing';
  const path = join(folder, 'evidence', entry.file);
  if (!existsSync(path)) return 'missing';
  return sha256(readFileSync(path, 'utf8')) === entry.sha256 ? null : 'changed';
}
