import { graphSetting } from '../graph-setting.ts';

export const restrictAppRegistration = graphSetting({
  id: 'restrict-app-registration',
  title: {
    en: 'Let only administrators register applications',
    de: 'Nur Administratoren Anwendungen registrieren lassen',
  },
  effect: {
    en: 'Nobody with a stolen account can plant an application of his own.',
    de: 'Niemand kann mit einem gestohlenen Konto eine eigene Anwendung einpflanzen.',
  },
  notice: {
    en: 'Developers ask for the role Application Developer.',
    de: 'Entwickler beantragen die Rolle „Anwendungsentwickler“.',
  },
  impact: 'low',
  attack: ['T1098.003', 'T1550.001'],
  path: '/policies/authorizationPolicy',
  permissions: [['Policy.Read.All'], ['Policy.ReadWrite.Authorization']],
  want: () => ({ defaultUserRolePermissions: { allowedToCreateApps: false } }),
});
