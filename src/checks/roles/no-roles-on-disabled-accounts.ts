import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { nameOfRole } from '../support/roles.ts';

export const noRolesOnDisabledAccounts = defineCheck({
  id: 'no-roles-on-disabled-accounts',
  title: { en: 'Disabled accounts hold no roles', de: 'Deaktivierte Konten haben keine Rollen' },
  rationale: {
    en: 'One click enables the account again, and nobody remembers what it may do.',
    de: 'Ein Klick aktiviert das Konto wieder, und niemand weiß mehr, was es darf.',
  },
  remediation: { en: 'Remove the assignments.', de: 'Entfernen Sie die Zuweisungen.' },
  severity: 'low',
  area: 'roles',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1078.004'],
  cuts: { shortens: ['role', 'user-account'] },
  needs: ['role-holders'],
  evaluate({ 'role-holders': holders }) {
    const open = [
      ...new Set(
        holders
          .filter((one) => one.accountEnabled === false)
          .map(
            (one) =>
              `${one.principalName ?? one.principalId}: ${one.roleName ?? nameOfRole(one.roleTemplateId)}`,
          ),
      ),
    ].sort();
    const [en, de] = some(open);
    return open.length === 0 ? pass('None does.', 'Keines.', []) : fail(`${en}.`, `${de}.`, { open }, open);
  },
});
