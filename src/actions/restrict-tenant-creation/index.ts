import { graphSetting } from '../graph-setting.ts';
import { nothing } from '../hardening.ts';

export const restrictTenantCreation = graphSetting({
  id: 'restrict-tenant-creation',
  title: {
    en: 'Let only administrators create tenants',
    de: 'Nur Administratoren Mandanten erstellen lassen',
  },
  effect: {
    en: 'A stolen account cannot make a tenant in which it rules.',
    de: 'Ein gestohlenes Konto kann keinen Mandanten anlegen, in dem es das Sagen hat.',
  },
  notice: nothing,
  impact: 'low',
  attack: ['T1136.003'],
  path: '/policies/authorizationPolicy',
  permissions: [['Policy.Read.All'], ['Policy.ReadWrite.Authorization']],
  want: () => ({ defaultUserRolePermissions: { allowedToCreateTenants: false } }),
});
