import { counted } from '../../kernel/localized.ts';
import { defineCheck } from '../../domain/check.ts';
import { pass, fail } from '../support/outcome.ts';
import { globalAdministrator, isHighlyPrivileged, privilegedHolders } from '../support/roles.ts';

export const finerRolesUsed = defineCheck({
  id: 'finer-roles-used',
  title: {
    en: 'Administrators have finer roles rather than Global Administrator',
    de: 'Administratoren haben feinere Rollen statt „Globaler Administrator“',
  },
  rationale: {
    en: 'Whoever only manages mailboxes should not be able to give away the tenant.',
    de: 'Wer nur Postfächer verwaltet, soll nicht den Mandanten weggeben können.',
  },
  remediation: {
    en: 'Give each administrator the role that the work takes; keep Global Administrator for the few.',
    de: 'Geben Sie jedem die Rolle, die seine Arbeit verlangt; „Globaler Administrator“ bleibt den wenigen.',
  },
  severity: 'medium',
  area: 'roles',
  scuba: ['MS.AAD.7.2v1'],
  cis: [],
  secureScore: ['RoleOverlap'],
  attack: ['T1098', 'T1098.003', 'T1651', 'T1136', 'T1136.003'],
  cuts: { shortens: ['role'] },
  needs: ['role-holders'],
  evaluate({ 'role-holders': holders }) {
    const all = privilegedHolders(holders, (role) => role === globalAdministrator);
    const finer = privilegedHolders(
      holders,
      (role) => role !== globalAdministrator && isHighlyPrivileged(role),
    ).filter((name) => !all.includes(name));
    const evidence = { globalAdministrators: all.length, finerOnly: finer.length };
    // ScubaGear's measure: not more Global Administrators than others with a privileged role.
    return all.length <= finer.length
      ? pass(
          `${counted(finer.length, 'account has', 'accounts have')} a finer role, ${counted(all.length, 'is Global Administrator', 'are Global Administrators')}.`,
          `${counted(finer.length, 'Konto hat', 'Konten haben')} eine feinere Rolle, ${counted(all.length, 'ist globaler Administrator', 'sind globale Administratoren')}.`,
          evidence,
        )
      : fail(
          `${counted(all.length, 'account is Global Administrator', 'accounts are Global Administrators')}, only ${finer.length} with a finer role.`,
          `${counted(all.length, 'Konto ist globaler Administrator', 'Konten sind globale Administratoren')}, nur ${finer.length} mit einer feineren Rolle.`,
          evidence,
          all,
        );
  },
});
