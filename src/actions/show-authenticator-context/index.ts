import { graphSetting } from '../graph-setting.ts';

const shown = { state: 'enabled', includeTarget: { targetType: 'group', id: 'all_users' } };

export const showAuthenticatorContext = graphSetting({
  id: 'show-authenticator-context',
  title: {
    en: 'Show application and place in Authenticator',
    de: 'Anwendung und Ort in Authenticator zeigen',
  },
  effect: {
    en: 'A prompt for "Exchange from Lagos" is not confirmed by mistake.',
    de: 'Eine Anfrage für „Exchange aus Lagos“ wird nicht versehentlich bestätigt.',
  },
  notice: { en: 'The prompt says for what and from where.', de: 'Die Anfrage nennt, wofür und von wo.' },
  impact: 'low',
  attack: ['T1621'],
  path: '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/MicrosoftAuthenticator',
  permissions: [
    ['Policy.Read.All', 'Policy.Read.AuthenticationMethod'],
    ['Policy.ReadWrite.AuthenticationMethod'],
  ],
  along: () => ({
    '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethodConfiguration',
  }),
  want: () => ({
    featureSettings: {
      displayAppInformationRequiredState: shown,
      displayLocationInformationRequiredState: shown,
    },
  }),
});
