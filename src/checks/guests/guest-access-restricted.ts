import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';

/** Roles of guests: restricted, and limited (the default). */
const good = ['2af84b1e-32c8-42b7-82bc-daa82404023b', '10dae51f-b6af-4016-8d66-8c2a99b929b3'];

export const guestAccessRestricted = defineCheck({
  id: 'guest-access-restricted',
  title: { en: 'Guests see little of the directory', de: 'Gäste sehen wenig vom Verzeichnis' },
  rationale: {
    en: 'A guest account that was taken over must not list all colleagues and groups.',
    de: 'Ein gekapertes Gastkonto darf nicht alle Kollegen und Gruppen auflisten.',
  },
  remediation: {
    en: 'Entra admin center, External collaboration settings: guest access "limited" or, better, "restricted to their own objects".',
    de: 'Entra Admin Center, Einstellungen für externe Zusammenarbeit: Gastzugriff „begrenzt“ oder besser „auf eigene Objekte beschränkt“.',
  },
  severity: 'medium',
  area: 'guests',
  scuba: ['MS.AAD.8.1v1'],
  cis: ['5.1.6.2'],
  secureScore: [],
  attack: ['T1087', 'T1087.003', 'T1087.004', 'T1526'],
  cuts: { stops: ['T1087'] },
  action: 'restrict-guest-access',
  needs: ['authorization-policy'],
  evaluate({ 'authorization-policy': { guestUserRoleId: role } }) {
    if (role === undefined) return untold('guestUserRoleId');
    return good.includes(role.toLowerCase())
      ? pass('Their access is limited.', 'Ihr Zugriff ist begrenzt.', role)
      : fail('They see as much as members.', 'Sie sehen so viel wie Mitglieder.', role);
  },
});
