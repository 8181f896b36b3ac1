import { defineCheck } from '../../domain/check.ts';
import { pass, fail } from '../support/outcome.ts';
import { globalAdministrator, privilegedHolders } from '../support/roles.ts';

export const globalAdministratorsAtMostFour = defineCheck({
  id: 'global-administrators-at-most-four',
  title: {
    en: 'There are at most four Global Administrators',
    de: 'Es gibt höchstens vier globale Administratoren',
  },
  rationale: {
    en: 'Each is a door; Microsoft advises fewer than five.',
    de: 'Jeder ist eine Tür; Microsoft rät zu weniger als fünf.',
  },
  remediation: {
    en: 'Give those who do not need it a finer role.',
    de: 'Geben Sie denen, die sie nicht brauchen, eine feinere Rolle.',
  },
  severity: 'medium',
  area: 'roles',
  scuba: [],
  cis: ['1.1.3'],
  secureScore: [],
  attack: ['T1098.003'],
  cuts: { shortens: ['role'] },
  needs: ['role-holders'],
  evaluate({ 'role-holders': holders }) {
    const names = privilegedHolders(holders, (role) => role === globalAdministrator);
    return names.length <= 4
      ? pass(`There are ${names.length}.`, `Es sind ${names.length}.`, { count: names.length })
      : fail(`There are ${names.length}.`, `Es sind ${names.length}.`, { count: names.length }, names);
  },
});
