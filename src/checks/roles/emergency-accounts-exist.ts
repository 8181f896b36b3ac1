import { defineCheck } from '../../domain/check.ts';
import { pass, fail, warning, some } from '../support/outcome.ts';
import { globalAdministrator } from '../support/roles.ts';

export const emergencyAccountsExist = defineCheck({
  id: 'emergency-accounts-exist',
  title: {
    en: 'Two emergency accounts stand ready, left out of Conditional Access',
    de: 'Zwei Notfallkonten stehen bereit, vom bedingten Zugriff ausgenommen',
  },
  rationale: {
    en: 'A wrong policy or a failed MFA service locks everybody out, administrators first.',
    de: 'Eine falsche Richtlinie oder ein Ausfall der MFA sperrt alle aus, die Administratoren zuerst.',
  },
  remediation: {
    en: 'Create two cloud-only Global Administrators with a passkey, exclude one or both from policies, watch their sign-ins, and name them with --break-glass.',
    de: 'Legen Sie zwei globale Administratoren nur in der Cloud mit Passkey an, nehmen Sie einen oder beide von Richtlinien aus, überwachen Sie ihre Anmeldungen, und nennen Sie sie mit --break-glass.',
  },
  severity: 'medium',
  area: 'roles',
  scuba: [],
  cis: ['1.1.2'],
  secureScore: [],
  attack: ['T1531'],
  cuts: {},
  needs: ['role-holders', 'conditional-access', 'users'],
  wants: ['policy-group-members'],
  evaluate(values, about) {
    const active = values['role-holders'].filter(
      (one) =>
        one.principalType === 'user' &&
        one.state === 'active' &&
        one.roleTemplateId.toLowerCase() === globalAdministrator,
    );
    const policies = values['conditional-access'].filter(
      (policy) => policy.state === 'enabled' && policy.conditions?.users?.includeUsers.includes('All'),
    );
    const isLeftOut = ({ principalId }: (typeof active)[number]): boolean =>
      policies.every((policy) => {
        const users = policy.conditions?.users;
        return (
          users?.excludeUsers.includes(principalId) ||
          users?.excludeGroups.some((group) => values['policy-group-members']?.[group]?.includes(principalId))
        );
      });
    const ready = new Set(
      active
        .filter((one) => one.onPremisesSynced !== true)
        .filter(
          (one) =>
            about.breakGlass.includes((one.principalName ?? '').toLowerCase()) ||
            (policies.length > 0 && isLeftOut(one)),
        )
        .map((one) => one.principalName ?? one.principalId),
    );
    const names = [...ready].sort();
    const [en, de] = some(names);
    if (names.length >= 2) return pass(`Ready: ${en}.`, `Bereit: ${de}.`, names);
    return names.length === 1
      ? warning(`Only one: ${en}.`, `Nur eines: ${de}.`, names)
      : fail('None is known.', 'Keines ist bekannt.', names);
  },
});
