import { defineCheck } from '../../domain/check.ts';
import { restrictionOutcome } from '../support/app-restrictions.ts';

export const appPasswordsBlocked = defineCheck({
  id: 'app-passwords-blocked',
  title: {
    en: 'New client secrets cannot be added to applications',
    de: 'Anwendungen lassen sich keine neuen geheimen Clientschlüssel hinzufügen',
  },
  rationale: {
    en: 'A secret that an intruder adds to a trusted application opens it from anywhere, without MFA and without a user.',
    de: 'Ein Schlüssel, den ein Eindringling einer vertrauten Anwendung hinzufügt, öffnet sie von überall, ohne MFA und ohne Benutzer.',
  },
  remediation: {
    en: 'Entra admin center, Application policies: block password addition for applications; use certificates or managed identities.',
    de: 'Entra Admin Center, Anwendungsrichtlinien: Hinzufügen von Kennwörtern für Anwendungen blockieren; Zertifikate oder verwaltete Identitäten verwenden.',
  },
  severity: 'medium',
  area: 'applications',
  scuba: ['MS.AAD.5.5v1'],
  cis: [],
  secureScore: [],
  attack: ['T1098', 'T1098.001', 'T1528'],
  cuts: { stops: ['app-credential', 'T1098.001', 'rule:application-credential-added'] },
  action: 'restrict-app-credentials',
  needs: ['app-management'],
  evaluate: ({ 'app-management': policy }) =>
    restrictionOutcome(policy, 'passwordCredentials', 'passwordAddition', null),
});
