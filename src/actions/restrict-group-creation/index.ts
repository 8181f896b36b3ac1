import { graphSetting } from '../graph-setting.ts';

export const restrictGroupCreation = graphSetting({
  id: 'restrict-group-creation',
  title: {
    en: 'Let only administrators create security groups',
    de: 'Nur Administratoren Sicherheitsgruppen erstellen lassen',
  },
  effect: {
    en: 'Groups that give access are made by those who answer for it.',
    de: 'Gruppen, die Zugriff verleihen, legen nur die an, die dafür geradestehen.',
  },
  notice: {
    en: 'People ask the help desk for a security group.',
    de: 'Sicherheitsgruppen werden beim Helpdesk beantragt.',
  },
  impact: 'low',
  attack: ['T1098'],
  path: '/policies/authorizationPolicy',
  permissions: [['Policy.Read.All'], ['Policy.ReadWrite.Authorization']],
  want: () => ({ defaultUserRolePermissions: { allowedToCreateSecurityGroups: false } }),
});
