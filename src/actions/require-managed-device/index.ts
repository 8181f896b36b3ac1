import { accessPolicy } from '../access-policy.ts';

export const requireManagedDevice = accessPolicy({
  id: 'require-managed-device',
  title: { en: 'Require a managed device', de: 'Ein verwaltetes Gerät verlangen' },
  effect: {
    en: "A stolen session or password is of no use on the attacker's own computer.",
    de: 'Eine gestohlene Sitzung oder ein Kennwort nützt auf dem Rechner des Angreifers nichts.',
  },
  notice: {
    en: 'Private devices that are not managed get no access.',
    de: 'Private, nicht verwaltete Geräte erhalten keinen Zugriff.',
  },
  impact: 'high',
  attack: ['T1078.004', 'T1539'],
  policyName: 'require a managed device',
  policy: {
    conditions: { applications: { includeApplications: ['All'] }, clientAppTypes: ['all'] },
    grantControls: { operator: 'OR', builtInControls: ['compliantDevice', 'domainJoinedDevice'] },
  },
});
