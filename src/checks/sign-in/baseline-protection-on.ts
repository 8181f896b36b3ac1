import { defineCheck } from '../../domain/check.ts';
import { pass, fail } from '../support/outcome.ts';

export const baselineProtectionOn = defineCheck({
  id: 'baseline-protection-on',
  title: {
    en: 'Security defaults or Conditional Access protect the tenant',
    de: 'Sicherheitsstandards oder bedingter Zugriff schützen den Mandanten',
  },
  rationale: {
    en: 'A tenant with neither has nothing but passwords.',
    de: 'Ein Mandant ohne beides hat nichts als Kennwörter.',
  },
  remediation: {
    en: "Without Entra ID P1: turn on security defaults. With it: create the policies that Microsoft's templates offer.",
    de: 'Ohne Entra ID P1: Sicherheitsstandards einschalten. Mit: die Richtlinien aus Microsofts Vorlagen anlegen.',
  },
  severity: 'critical',
  area: 'sign-in',
  scuba: [],
  cis: ['5.1.1.1'],
  secureScore: [],
  attack: ['T1078.004', 'T1110'],
  cuts: { stops: ['T1110'], shortens: ['T1078'] },
  action: 'require-mfa-for-all-users',
  needs: ['conditional-access', 'security-defaults'],
  evaluate({ 'conditional-access': policies, 'security-defaults': defaults }) {
    const enabled = policies.filter((policy) => policy.state === 'enabled').length;
    const evidence = { securityDefaults: defaults.isEnabled, enabledPolicies: enabled };
    if (defaults.isEnabled)
      return pass('Security defaults are on.', 'Die Sicherheitsstandards sind an.', evidence);
    return enabled > 0
      ? pass(`${enabled} policies are enforced.`, `${enabled} Richtlinien sind in Kraft.`, evidence)
      : fail('Neither is in force.', 'Keines von beiden ist in Kraft.', evidence);
  },
});
