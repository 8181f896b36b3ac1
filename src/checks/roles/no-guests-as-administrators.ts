import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { nameOfRole } from '../support/roles.ts';

export const noGuestsAsAdministrators = defineCheck({
  id: 'no-guests-as-administrators',
  title: { en: 'No guest holds a directory role', de: 'Kein Gast hat eine Verzeichnisrolle' },
  rationale: {
    en: 'Who the guest is, another organisation decides.',
    de: 'Wer der Gast ist, entscheidet eine andere Organisation.',
  },
  remediation: {
    en: 'Take the role away, or give the person an account of your own.',
    de: 'Nehmen Sie die Rolle weg, oder geben Sie der Person ein eigenes Konto.',
  },
  severity: 'high',
  area: 'roles',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1078.004', 'T1098.003'],
  cuts: { stops: ['user-account'], shortens: ['role'] },
  needs: ['role-holders', 'users'],
  evaluate({ 'role-holders': holders, users }) {
    const guests = new Set(users.filter((user) => user.userType === 'Guest').map((user) => user.id));
    const open = [
      ...new Set(
        holders
          .filter((one) => guests.has(one.principalId))
          .map(
            (one) =>
              `${one.principalName ?? one.principalId}: ${one.roleName ?? nameOfRole(one.roleTemplateId)}`,
          ),
      ),
    ].sort();
    const [en, de] = some(open);
    return open.length === 0 ? pass('None does.', 'Keiner.', []) : fail(`${en}.`, `${de}.`, { open }, open);
  },
});
