import { graphSetting } from '../graph-setting.ts';

export const restrictGuestInvitations = graphSetting({
  id: 'restrict-guest-invitations',
  title: {
    en: 'Let only administrators and inviters invite guests',
    de: 'Gäste nur von Administratoren und Gasteinladenden einladen lassen',
  },
  effect: {
    en: 'A stolen account cannot let accomplices in as guests.',
    de: 'Ein gestohlenes Konto kann keine Komplizen als Gäste hereinlassen.',
  },
  notice: {
    en: 'Who wants to invite needs the role Guest Inviter.',
    de: 'Wer einladen möchte, braucht die Rolle „Gasteinladender“.',
  },
  impact: 'low',
  attack: ['T1136.003'],
  path: '/policies/authorizationPolicy',
  permissions: [['Policy.Read.All'], ['Policy.ReadWrite.Authorization']],
  want: () => ({ allowInvitesFrom: 'adminsAndGuestInviters' }),
});
