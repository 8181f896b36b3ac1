import { graphSetting } from '../graph-setting.ts';

export const refuseSelfSignUp = graphSetting({
  id: 'refuse-self-sign-up',
  title: {
    en: 'Let nobody join the directory by an e-mail address',
    de: 'Niemanden über eine E-Mail-Adresse beitreten lassen',
  },
  effect: {
    en: 'Whoever can read a mailbox of your domain cannot make an account from it.',
    de: 'Wer ein Postfach Ihrer Domäne lesen kann, macht daraus kein eigenes Konto.',
  },
  notice: {
    en: 'Accounts are made by administrators or by invitation.',
    de: 'Konten entstehen durch Administratoren oder Einladung.',
  },
  impact: 'low',
  attack: ['T1136.003'],
  path: '/policies/authorizationPolicy',
  permissions: [['Policy.Read.All'], ['Policy.ReadWrite.Authorization']],
  want: () => ({ allowEmailVerifiedUsersToJoinOrganization: false }),
});
