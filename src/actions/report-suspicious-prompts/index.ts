import { graphSetting } from '../graph-setting.ts';

export const reportSuspiciousPrompts = graphSetting({
  id: 'report-suspicious-prompts',
  title: {
    en: 'Let people report prompts that they did not cause',
    de: 'Nicht selbst ausgelöste Anfragen melden lassen',
  },
  effect: {
    en: 'Who taps "this was not me" warns the organisation at once.',
    de: 'Wer „Das war ich nicht“ tippt, warnt die Organisation sofort.',
  },
  notice: { en: 'The prompt has one more button.', de: 'Die Anfrage hat eine Schaltfläche mehr.' },
  impact: 'low',
  attack: ['T1621'],
  path: '/policies/authenticationMethodsPolicy',
  version: 'beta',
  permissions: [
    ['Policy.Read.All', 'Policy.Read.AuthenticationMethod'],
    ['Policy.ReadWrite.AuthenticationMethod'],
  ],
  want: () => ({ reportSuspiciousActivitySettings: { state: 'enabled' } }),
});
