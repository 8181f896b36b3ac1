import { defineCheck } from '../../domain/check.ts';
import { restrictionOutcome } from '../support/app-restrictions.ts';

export const appCertificateLifetimeRestricted = defineCheck({
  id: 'app-certificate-lifetime-restricted',
  title: {
    en: 'Certificates of applications live at most 365 days',
    de: 'Zertifikate von Anwendungen gelten höchstens 365 Tage',
  },
  rationale: {
    en: 'A private key that was copied works as long as its certificate.',
    de: 'Ein kopierter privater Schlüssel funktioniert so lange wie sein Zertifikat.',
  },
  remediation: {
    en: 'Entra admin center, Application policies: restrict the lifetime of certificates to 365 days.',
    de: 'Entra Admin Center, Anwendungsrichtlinien: Lebensdauer von Zertifikaten auf 365 Tage begrenzen.',
  },
  severity: 'low',
  area: 'applications',
  scuba: ['MS.AAD.5.7v1'],
  cis: [],
  secureScore: [],
  attack: ['T1649'],
  cuts: { shortens: ['app-credential'] },
  action: 'restrict-app-credentials',
  needs: ['app-management'],
  evaluate: ({ 'app-management': policy }) =>
    restrictionOutcome(policy, 'keyCredentials', 'asymmetricKeyLifetime', 365),
});
