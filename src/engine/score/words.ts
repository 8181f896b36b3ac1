import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Localized } from '../../kernel/localized.ts';

/** Our own words on Microsoft's controls, by id. */
export interface ControlWords {
  readonly [control: string]: { readonly text: Localized; readonly licence: string | null };
}

const reader = z.object({
  controls: z.record(
    z.string(),
    z
      .object({ en: z.string(), de: z.string(), licence: z.string().optional() })
      .transform(({ en, de, licence }) => ({ text: { en, de }, licence: licence ?? null })),
  ),
});

const file = fileURLToPath(new URL('../../../content/frameworks/secure-score.yml', import.meta.url));

/** Our own words on controls, by their ids. */
export function controlWords(): ControlWords {
  return reader.parse(parse(readFileSync(file, 'utf8'))).controls;
}
