import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';

export const safeListOff = defineCheck({
  id: 'safe-list-off',
  title: {
    en: "Microsoft's safe list of senders is not used",
    de: 'Microsofts Liste sicherer Absender wird nicht verwendet',
  },
  rationale: {
    en: 'The list is dynamic and not for you to see: what is on it passes by the filter.',
    de: 'Die Liste ändert sich und ist für Sie nicht einsehbar: Was darauf steht, geht am Filter vorbei.',
  },
  remediation: {
    en: 'Connection filter policy: turn off "Turn on safe list".',
    de: 'Verbindungsfilterrichtlinie: „Sichere Liste aktivieren“ abschalten.',
  },
  severity: 'low',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.8.2v1'],
  cis: ['2.1.13'],
  secureScore: [],
  attack: ['T1566'],
  cuts: { shortens: ['T1566'] },
  action: 'turn-off-safe-list',
  needs: ['connection-filter'],
  evaluate({ 'connection-filter': policies }) {
    if (policies.some((policy) => policy.EnableSafeList === undefined)) return untold('EnableSafeList');
    const on = policies.filter((policy) => policy.EnableSafeList).map((policy) => policy.Name);
    return on.length === 0
      ? pass('It is off.', 'Sie ist aus.', { EnableSafeList: false })
      : fail('It is on.', 'Sie ist an.', { EnableSafeList: true }, on);
  },
});
