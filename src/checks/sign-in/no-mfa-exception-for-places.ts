import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { strengthsOf } from '../support/access/people.ts';
import { blocks, demandsMfa } from '../support/access/grants.ts';

export const noMfaExceptionForPlaces = defineCheck({
  id: 'no-mfa-exception-for-places',
  title: {
    en: 'MFA is not skipped at trusted locations',
    de: 'An vertrauenswürdigen Standorten wird MFA nicht ausgelassen',
  },
  rationale: {
    en: 'Whoever is in the guest network, or on a computer in the office, is at a trusted location.',
    de: 'Wer im Gästenetz oder an einem Bürocomputer sitzt, ist an einem vertrauenswürdigen Standort.',
  },
  remediation: {
    en: 'Remove excluded locations from policies that require MFA.',
    de: 'Entfernen Sie ausgeschlossene Standorte aus Richtlinien, die MFA verlangen.',
  },
  severity: 'medium',
  area: 'sign-in',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1078.004'],
  cuts: { shortens: ['sign-in'] },
  licence: 'entra-p1',
  needs: ['conditional-access'],
  wants: ['authentication-strengths'],
  evaluate(values) {
    const strengths = strengthsOf(values);
    const skipping = values['conditional-access']
      .filter(
        (policy) =>
          policy.state === 'enabled' &&
          !blocks(policy) &&
          (policy.conditions?.locations?.excludeLocations.length ?? 0) > 0 &&
          demandsMfa(policy, strengths),
      )
      .map((policy) => policy.displayName ?? policy.id);
    const [en, de] = some(skipping);
    return skipping.length === 0
      ? pass('No policy skips it.', 'Keine Richtlinie lässt sie aus.', [])
      : fail(`Skipped by: ${en}.`, `Ausgelassen durch: ${de}.`, skipping, skipping);
  },
});
