import { graphSetting } from '../graph-setting.ts';

const weak = ['Sms', 'Voice', 'Email'];

export const disableWeakMethods = graphSetting({
  id: 'disable-weak-methods',
  title: {
    en: 'Switch text messages, calls and mail codes off',
    de: 'SMS, Anrufe und E-Mail-Codes abschalten',
  },
  effect: {
    en: 'Codes that can be intercepted or talked out of people no longer count as a second factor.',
    de: 'Codes, die sich abfangen oder abschwatzen lassen, gelten nicht mehr als zweiter Faktor.',
  },
  notice: {
    en: 'Who used only these registers Authenticator or a passkey.',
    de: 'Wer nur diese benutzt hat, registriert Authenticator oder einen Passkey.',
  },
  impact: 'medium',
  attack: ['T1111', 'T1621'],
  path: '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations',
  permissions: [
    ['Policy.Read.All', 'Policy.Read.AuthenticationMethod'],
    ['Policy.ReadWrite.AuthenticationMethod'],
  ],
  items: (method) =>
    `/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/${String(method['id'])}`,
  along: (method) => ({ '@odata.type': method['@odata.type'] ?? null }),
  want: (method) => (weak.includes(String(method['id'])) ? { state: 'disabled' } : null),
});
