import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';

export const guestInvitationsRestricted = defineCheck({
  id: 'guest-invitations-restricted',
  title: {
    en: 'Only administrators and guest inviters invite guests',
    de: 'Nur Administratoren und Gasteinladende laden Gäste ein',
  },
  rationale: {
    en: 'A guest whom an intruder invites is a way back in that nobody looks at.',
    de: 'Ein Gast, den ein Eindringling einlädt, ist ein Rückweg, auf den niemand achtet.',
  },
  remediation: {
    en: 'Entra admin center, External collaboration settings: "Only users assigned to specific admin roles can invite guest users".',
    de: 'Entra Admin Center, Einstellungen für externe Zusammenarbeit: „Nur Benutzer mit bestimmten Administratorrollen können Gastbenutzer einladen“.',
  },
  severity: 'medium',
  area: 'guests',
  scuba: ['MS.AAD.8.2v1'],
  cis: ['5.1.6.3'],
  secureScore: [],
  attack: ['T1098', 'T1098.003'],
  cuts: { stops: ['rule:guest-invited', 'user-account'] },
  action: 'restrict-guest-invitations',
  needs: ['authorization-policy'],
  evaluate({ 'authorization-policy': { allowInvitesFrom: from } }) {
    if (from === undefined) return untold('allowInvitesFrom');
    return ['adminsAndGuestInviters', 'none'].includes(from)
      ? pass('Others cannot.', 'Andere können es nicht.', from)
      : from === 'everyone'
        ? fail('Everybody may invite, guests too.', 'Jeder darf einladen, auch Gäste.', from)
        : fail('All members may invite.', 'Alle Mitglieder dürfen einladen.', from);
  },
});
