import { graphSetting } from '../graph-setting.ts';
import { objectMember } from '../support.ts';

/** Only beta knows the member. Source: learn.microsoft.com/entra/identity/authentication/concept-system-preferred-multifactor-authentication. */
export const preferStrongestMethod = graphSetting({
  id: 'prefer-strongest-method',
  title: {
    en: 'Ask for the strongest method that somebody has',
    de: 'Nach der stärksten vorhandenen Methode fragen',
  },
  effect: {
    en: 'Who has a passkey or the Authenticator is not asked for a text message that can be intercepted.',
    de: 'Wer einen Passkey oder den Authenticator hat, wird nicht nach einer abfangbaren SMS gefragt.',
  },
  notice: {
    en: 'Some people are asked for another of their methods.',
    de: 'Manche werden nach einer anderen ihrer Methoden gefragt.',
  },
  impact: 'low',
  attack: ['T1111', 'T1621'],
  path: '/policies/authenticationMethodsPolicy',
  version: 'beta',
  permissions: [
    ['Policy.Read.All', 'Policy.Read.AuthenticationMethod'],
    ['Policy.ReadWrite.AuthenticationMethod'],
  ],
  want: ({ systemCredentialPreferences = null }) =>
    objectMember({ systemCredentialPreferences }, 'systemCredentialPreferences')['state'] === 'disabled'
      ? { systemCredentialPreferences: { state: 'default' } }
      : null,
});
