import { defineCheck } from '../../domain/check.ts';
import { restrictionOutcome } from '../support/app-restrictions.ts';

export const appPasswordLifetimeRestricted = defineCheck({
  id: 'app-password-lifetime-restricted',
  title: {
    en: 'Client secrets live at most 180 days',
    de: 'Geheime Clientschlüssel gelten höchstens 180 Tage',
  },
  rationale: {
    en: 'A secret that has leaked somewhere works until it ends.',
    de: 'Ein Schlüssel, der irgendwo durchgesickert ist, funktioniert, bis er abläuft.',
  },
  remediation: {
    en: 'Entra admin center, Application policies: restrict the lifetime of passwords to 180 days.',
    de: 'Entra Admin Center, Anwendungsrichtlinien: Lebensdauer von Kennwörtern auf 180 Tage begrenzen.',
  },
  severity: 'low',
  area: 'applications',
  scuba: ['MS.AAD.5.6v1'],
  cis: [],
  secureScore: [],
  attack: ['T1552', 'T1552.001'],
  cuts: { shortens: ['app-credential'] },
  action: 'restrict-app-credentials',
  needs: ['app-management'],
  evaluate: ({ 'app-management': policy }) =>
    restrictionOutcome(policy, 'passwordCredentials', 'passwordLifetime', 180),
});
