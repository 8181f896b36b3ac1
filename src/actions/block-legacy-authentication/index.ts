import { accessPolicy } from '../access-policy.ts';

export const blockLegacyAuthentication = accessPolicy({
  id: 'block-legacy-authentication',
  title: { en: 'Block legacy authentication', de: 'Legacyauthentifizierung blockieren' },
  effect: {
    en: 'Old protocols, which never ask for a second factor, let nobody in any more: password spraying comes to nothing.',
    de: 'Alte Protokolle, die nie nach einem zweiten Faktor fragen, lassen niemanden mehr hinein: Das Durchprobieren von Kennwörtern läuft ins Leere.',
  },
  notice: {
    en: 'Old mail programs, scanners and scripts with a stored password stop working.',
    de: 'Alte E-Mail-Programme, Scanner und Skripte mit hinterlegtem Kennwort funktionieren nicht mehr.',
  },
  impact: 'medium',
  attack: ['T1110.003', 'T1078.004'],
  orDefaults: true,
  policyName: 'block legacy authentication',
  policy: {
    conditions: {
      applications: { includeApplications: ['All'] },
      clientAppTypes: ['exchangeActiveSync', 'other'],
    },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
  },
});
