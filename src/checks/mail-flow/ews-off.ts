import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';

export const ewsOff = defineCheck({
  id: 'ews-off',
  title: { en: 'Exchange Web Services are off', de: 'Exchange-Webdienste (EWS) sind aus' },
  rationale: {
    en: 'Old access for programs to whole mailboxes; Microsoft retires it in October 2026.',
    de: 'Ein alter Zugang für Programme zu ganzen Postfächern; Microsoft stellt ihn im Oktober 2026 ein.',
  },
  remediation: {
    en: 'Find who still uses it (sign-in logs), then Set-OrganizationConfig -EwsEnabled $false.',
    de: 'Klären Sie, wer sie noch nutzt (Anmeldeprotokolle), dann Set-OrganizationConfig -EwsEnabled $false.',
  },
  severity: 'low',
  area: 'mail-flow',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1114.002'],
  cuts: { shortens: ['T1114', 'protocol'] },
  action: 'turn-off-ews',
  needs: ['organization-config'],
  evaluate({ 'organization-config': { EwsEnabled: on } }) {
    if (on === undefined) return untold('EwsEnabled');
    return on === false
      ? pass('They are off.', 'Sie sind aus.', { EwsEnabled: on })
      : fail('They are on.', 'Sie sind eingeschaltet.', { EwsEnabled: on });
  },
});
