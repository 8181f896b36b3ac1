import { graphSetting } from '../graph-setting.ts';
import { nothing } from '../hardening.ts';

export const blockRiskyAppConsent = graphSetting({
  id: 'block-risky-app-consent',
  title: { en: 'Refuse consent to risky applications', de: 'Einwilligung für riskante Anwendungen ablehnen' },
  effect: {
    en: 'Applications that Microsoft takes for suspicious need an administrator, whatever else is allowed.',
    de: 'Anwendungen, die Microsoft verdächtig erscheinen, brauchen einen Administrator, gleich was sonst erlaubt ist.',
  },
  notice: nothing,
  impact: 'low',
  attack: ['T1528'],
  path: '/policies/authorizationPolicy',
  permissions: [['Policy.Read.All'], ['Policy.ReadWrite.Authorization']],
  want: () => ({ allowUserConsentForRiskyApps: false }),
});
