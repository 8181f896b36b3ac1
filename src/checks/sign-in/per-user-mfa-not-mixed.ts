import { counted } from '../../kernel/localized.ts';
import { defineCheck } from '../../domain/check.ts';
import { pass, warning, notApplicable } from '../support/outcome.ts';

export const perUserMfaNotMixed = defineCheck({
  id: 'per-user-mfa-not-mixed',
  title: {
    en: 'Per-user MFA is not mixed with Conditional Access',
    de: 'MFA pro Benutzer wird nicht mit bedingtem Zugriff vermischt',
  },
  rationale: {
    en: 'Two systems for one thing: nobody can say any more for whom MFA holds, and why.',
    de: 'Zwei Systeme für eine Sache: Niemand kann mehr sagen, für wen MFA gilt und warum.',
  },
  remediation: {
    en: 'Set per-user MFA to disabled once a Conditional Access policy requires MFA of everybody.',
    de: 'Setzen Sie MFA pro Benutzer auf „deaktiviert“, sobald eine Richtlinie für bedingten Zugriff MFA von allen verlangt.',
  },
  severity: 'low',
  area: 'sign-in',
  scuba: [],
  cis: ['5.1.2.1'],
  secureScore: [],
  attack: ['T1078.004'],
  cuts: {},
  needs: ['per-user-mfa', 'conditional-access', 'users'],
  evaluate({ 'per-user-mfa': states, 'conditional-access': policies, users }) {
    if (!policies.some((policy) => policy.state === 'enabled'))
      return notApplicable(
        'No Conditional Access policy is in force.',
        'Keine Richtlinie für bedingten Zugriff ist in Kraft.',
      );
    const on = users
      .filter((user) => (states[user.id] ?? 'disabled') !== 'disabled')
      .map((user) => user.userPrincipalName);
    return on.length === 0
      ? pass('It is off for everybody.', 'Sie ist für alle aus.', { users: 0 })
      : warning(
          `It is on for ${counted(on.length, 'user', 'users')}.`,
          `Sie ist für ${on.length} Benutzer eingeschaltet.`,
          { users: on.length },
          on,
        );
  },
});
