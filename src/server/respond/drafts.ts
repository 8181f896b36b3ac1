import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Plan } from '../../domain/plan.ts';
import { readPlanFile, writePlanFile } from '../../engine/respond/plan-file.ts';
import { casePath } from '../../evidence/case-folder.ts';
import { writeWhole } from '../../evidence/whole-file.ts';
import { sha256 } from '../../kernel/hash.ts';

/** A plan that waits for a person. */
export interface Draft {
  readonly plan: Plan;
  /** The how-manieth of its case. */
  readonly number: number;
  /** Why an account that is not clean is given back all the same. */
  readonly force: string | null;
}

const note = z.object({ number: z.number(), force: z.string().nullable(), sha256: z.string() });

/**
 * Plans that wait, as plan files in their cases, so that they outlive the server. A before-state that is stale by the
 * time of approval stops its step; a file that somebody changed meanwhile is not the plan that was shown, and is no draft.
 */
export class Drafts {
  readonly #casesFolder: string;

  constructor(casesFolder: string) {
    this.#casesFolder = casesFolder;
  }

  get(caseName: string): Draft | null {
    const { file, beside } = this.#paths(caseName);
    if (!existsSync(file) || !existsSync(beside)) return null;
    const read = note.safeParse(fromJson(readFileSync(beside, 'utf8')));
    if (!read.success || read.data.sha256 !== sha256(readFileSync(file, 'utf8'))) return null;
    const { number, force } = read.data;
    return { plan: readPlanFile(file), number, force };
  }

  set(caseName: string, { plan, number, force }: Draft): void {
    const { folder, file, beside } = this.#paths(caseName);
    mkdirSync(folder, { recursive: true });
    writePlanFile(file, plan);
    const kept: z.infer<typeof note> = { number, force, sha256: sha256(readFileSync(file, 'utf8')) };
    writeWhole(beside, `${JSON.stringify(kept, null, 2)}\n`);
  }

  drop(caseName: string): void {
    const { file, beside } = this.#paths(caseName);
    rmSync(beside, { force: true });
    rmSync(file, { force: true });
  }

  #paths(caseName: string): { readonly folder: string; readonly file: string; readonly beside: string } {
    const folder = join(casePath(this.#casesFolder, caseName), 'plans');
    return { folder, file: join(folder, 'draft.yml'), beside: join(folder, 'draft.json') };
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
