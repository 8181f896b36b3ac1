import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';
import { isHighlyPrivileged, nameOfRole } from '../support/roles.ts';

export const noPermanentPrivilegedRoles = defineCheck({
  id: 'no-permanent-privileged-roles',
  title: {
    en: 'Nobody holds a highly privileged role for good',
    de: 'Niemand hat eine hoch privilegierte Rolle auf Dauer',
  },
  rationale: {
    en: 'A role that must be taken on for an hour is not there when the session is stolen at night.',
    de: 'Eine Rolle, die man für eine Stunde aktivieren muss, ist nicht da, wenn nachts die Sitzung gestohlen wird.',
  },
  remediation: {
    en: 'Make the assignments eligible in Privileged Identity Management; only emergency accounts stay active.',
    de: 'Machen Sie die Zuweisungen in Privileged Identity Management berechtigt; nur Notfallkonten bleiben aktiv.',
  },
  severity: 'high',
  area: 'roles',
  scuba: ['MS.AAD.7.4v1'],
  cis: [],
  secureScore: [],
  attack: ['T1098', 'T1098.003'],
  cuts: { shortens: ['role'] },
  licence: 'entra-p2',
  needs: ['role-holders'],
  evaluate({ 'role-holders': holders }, about) {
    const active = holders.filter((one) => one.state === 'active' && isHighlyPrivileged(one.roleTemplateId));
    if (active.some((one) => one.permanent === undefined)) return untold('endDateTime');
    const lasting = [
      ...new Set(
        active
          .filter(
            (one) => one.permanent && !about.breakGlass.includes((one.principalName ?? '').toLowerCase()),
          )
          .map(
            (one) =>
              `${one.principalName ?? one.principalId}: ${one.roleName ?? nameOfRole(one.roleTemplateId)}`,
          ),
      ),
    ].sort();
    const [en, de] = some(lasting);
    return lasting.length === 0
      ? pass('Only emergency accounts do.', 'Nur Notfallkonten.', { active: active.length })
      : fail(
          `${lasting.length} do: ${en}.`,
          `${lasting.length}: ${de}.`,
          { lasting: lasting.length },
          lasting,
        );
  },
});
