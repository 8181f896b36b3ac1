import { defineCheck } from '../../domain/check.ts';
import { pass, fail } from '../support/outcome.ts';
import { globalAdministrator, privilegedHolders } from '../support/roles.ts';

export const globalAdministratorsTwoToEight = defineCheck({
  id: 'global-administrators-two-to-eight',
  title: {
    en: 'There are two to eight Global Administrators',
    de: 'Es gibt zwei bis acht globale Administratoren',
  },
  rationale: {
    en: 'With one, a lost telephone locks everybody out; with twenty, one will fall for something.',
    de: 'Bei einem sperrt ein verlorenes Telefon alle aus; bei zwanzig fällt einer auf etwas herein.',
  },
  remediation: {
    en: 'Take the role from those who do not need it, or give it to a second person.',
    de: 'Entziehen Sie die Rolle allen, die sie nicht brauchen, oder geben Sie sie einer zweiten Person.',
  },
  severity: 'high',
  area: 'roles',
  scuba: ['MS.AAD.7.1v1'],
  cis: [],
  secureScore: ['OneAdmin'],
  attack: ['T1098', 'T1098.003'],
  cuts: { shortens: ['role'] },
  needs: ['role-holders'],
  evaluate({ 'role-holders': holders }) {
    const names = privilegedHolders(holders, (role) => role === globalAdministrator);
    const evidence = { count: names.length };
    if (names.length >= 2 && names.length <= 8)
      return pass(`There are ${names.length}.`, `Es sind ${names.length}.`, evidence);
    return fail(
      names.length === 1 ? 'There is only one.' : `There are ${names.length}.`,
      names.length === 1 ? 'Es gibt nur einen.' : `Es sind ${names.length}.`,
      evidence,
      names,
    );
  },
});
