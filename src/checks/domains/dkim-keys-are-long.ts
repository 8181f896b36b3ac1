import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';

export const dkimKeysAreLong = defineCheck({
  id: 'dkim-keys-are-long',
  title: { en: 'DKIM keys have 2048 bits', de: 'DKIM-Schlüssel haben 2048 Bit' },
  rationale: {
    en: 'Keys of 1024 bits are within reach of those who have reason enough.',
    de: 'Schlüssel mit 1024 Bit sind für den in Reichweite, der Grund genug hat.',
  },
  remediation: {
    en: 'Rotate-DkimSigningConfig -KeySize 2048.',
    de: 'Rotate-DkimSigningConfig -KeySize 2048.',
  },
  severity: 'low',
  area: 'domains',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1656'],
  cuts: {},
  action: 'turn-on-dkim',
  needs: ['dkim-signing'],
  evaluate({ 'dkim-signing': configs }) {
    const own = configs.filter((one) => one.Enabled);
    if (own.some((one) => one.Selector1KeySize === undefined)) return untold('Selector1KeySize');
    const open = own
      .filter((one) => Math.min(one.Selector1KeySize!, one.Selector2KeySize ?? 2048) < 2048)
      .map((one) => one.Domain);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('All do.', 'Alle.', { domains: own.map((one) => one.Domain) })
      : fail(`Shorter: ${en}.`, `Kürzer: ${de}.`, { open }, open);
  },
});
