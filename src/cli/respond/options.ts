import { z } from 'zod';
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
