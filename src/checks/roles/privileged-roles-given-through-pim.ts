import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';
import { isHighlyPrivileged, nameOfRole } from '../support/roles.ts';

export const privilegedRolesGivenThroughPim = defineCheck({
  id: 'privileged-roles-given-through-pim',
  title: {
    en: 'Highly privileged roles are given only through Privileged Identity Management',
    de: 'Hoch privilegierte Rollen werden nur über Privileged Identity Management vergeben',
  },
  rationale: {
    en: 'An assignment that passes by it passes by approval, notice and end as well.',
    de: 'Eine Zuweisung daran vorbei geht auch an Genehmigung, Nachricht und Ablauf vorbei.',
  },
  remediation: {
    en: 'Remove direct assignments and give them anew in Privileged Identity Management.',
    de: 'Entfernen Sie direkte Zuweisungen und vergeben Sie sie in Privileged Identity Management neu.',
  },
  severity: 'high',
  area: 'roles',
  scuba: ['MS.AAD.7.5v1'],
  cis: [],
  secureScore: [],
  attack: ['T1651', 'T1098.003'],
  cuts: { shortens: ['role', 'rule:privileged-role-granted'] },
  licence: 'entra-p2',
  needs: ['role-holders'],
  // An assignment made in Privileged Identity Management has a start; one made past it has none.
  evaluate({ 'role-holders': holders }, about) {
    const active = holders.filter((one) => one.state === 'active' && isHighlyPrivileged(one.roleTemplateId));
    if (active.some((one) => one.permanent === undefined)) return untold('roleAssignmentScheduleInstances');
    const outside = [
      ...new Set(
        active
          .filter(
            (one) =>
              one.startDateTime === undefined &&
              !about.breakGlass.includes((one.principalName ?? '').toLowerCase()),
          )
          .map(
            (one) =>
              `${one.principalName ?? one.principalId}: ${one.roleName ?? nameOfRole(one.roleTemplateId)}`,
          ),
      ),
    ].sort();
    const [en, de] = some(outside);
    return outside.length === 0
      ? pass('All were given through it.', 'Alle wurden darüber vergeben.', { active: active.length })
      : fail(`Given past it: ${en}.`, `Daran vorbei vergeben: ${de}.`, { outside: outside.length }, outside);
  },
});
