import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { OptionSpec } from '../command.ts';

export const sinceOption: OptionSpec = {
  flags: '--since <time>',
  text: {
    en: 'when the incident began (ISO, UTC): what was made since is suspicious',
    de: 'Beginn des Vorfalls (ISO, UTC): was seither entstand, ist verdächtig',
  },
};
export const caseOption: OptionSpec = {
  flags: '--case <name>',
  text: { en: 'name of the case', de: 'Name des Falls' },
};
export const yesOption: OptionSpec = {
  flags: '-y, --yes',
  text: { en: 'do not ask', de: 'nicht nachfragen' },
};
export const breakGlassOption: OptionSpec = {
  flags: '--break-glass <upn...>',
  text: {
    en: 'emergency accounts: never locked out, excluded from policies',
    de: 'Notfallkonten: nie ausgesperrt, von Richtlinien ausgenommen',
  },
};

export const names = z.array(z.string().min(1)).default([]);
export const flag = z.boolean().default(false);

/** A time that a person typed; without a zone it is UTC. */
export function readTime(text: string | undefined): string | null {
  if (text === undefined) return null;
  const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T') ? text : `${text}Z`;
  const time = new Date(zoned);
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  throw new AppError({
    code: 'bad-time',
    side: 'usage',
    message: { en: `"${text}" is no time.`, de: `„${text}“ ist keine Zeitangabe.` },
    next: {
      en: 'Write 2026-11-24 or 2026-11-24T08:30Z.',
      de: 'Schreiben Sie 2026-11-24 oder 2026-11-24T08:30Z.',
    },
  });
}
