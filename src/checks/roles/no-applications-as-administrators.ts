import { defineCheck } from '../../domain/check.ts';
import { pass, warning, some } from '../support/outcome.ts';
import { isHighlyPrivileged, nameOfRole } from '../support/roles.ts';

export const noApplicationsAsAdministrators = defineCheck({
  id: 'no-applications-as-administrators',
  title: {
    en: 'No application holds a highly privileged role',
    de: 'Keine Anwendung hat eine hoch privilegierte Rolle',
  },
  rationale: {
    en: 'An application has no MFA; whoever has its secret has the role.',
    de: 'Eine Anwendung kennt keine MFA; wer ihren Schlüssel hat, hat die Rolle.',
  },
  remediation: {
    en: 'Give the application the single permissions that it needs instead.',
    de: 'Geben Sie der Anwendung stattdessen die einzelnen Berechtigungen, die sie braucht.',
  },
  severity: 'medium',
  area: 'roles',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1098.003', 'T1528'],
  cuts: { shortens: ['service-principal', 'app-credential', 'role'] },
  needs: ['role-holders'],
  wants: ['service-principals'],
  evaluate(values, { ownAppId }) {
    const applications = values['role-holders'].filter((one) => one.principalType === 'servicePrincipal');
    // Evict needs the roles that it has; it is told in the evidence, not accused.
    const own =
      applications.length > 0 && ownAppId !== null
        ? values['service-principals']?.find((one) => one.appId?.toLowerCase() === ownAppId)?.id
        : undefined;
    const evict = applications
      .filter((one) => one.principalId === own)
      .map((one) => one.roleName ?? one.roleTemplateId);
    const open = [
      ...new Set(
        applications
          .filter((one) => one.principalId !== own && isHighlyPrivileged(one.roleTemplateId))
          .map(
            (one) =>
              `${one.principalName ?? one.principalId}: ${one.roleName ?? nameOfRole(one.roleTemplateId)}`,
          ),
      ),
    ].sort();
    const [en, de] = some(open);
    return open.length === 0
      ? pass('None does.', 'Keine.', { evict })
      : warning(`${en}.`, `${de}.`, { open, evict }, open);
  },
});
