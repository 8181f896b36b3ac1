import { exchangeSetting } from '../exchange-setting.ts';

export const turnOffAutoForwarding = exchangeSetting({
  id: 'turn-off-auto-forwarding',
  title: {
    en: 'Switch automatic forwarding to the outside off',
    de: 'Automatische Weiterleitung nach außen abschalten',
  },
  effect: {
    en: 'No rule and no mailbox setting carries mail out of the organisation any more, whoever made it.',
    de: 'Keine Regel und keine Postfacheinstellung trägt mehr E-Mails aus der Organisation, wer auch immer sie angelegt hat.',
  },
  notice: {
    en: 'Wanted forwarding ends as well; the sender gets a non-delivery report.',
    de: 'Auch gewollte Weiterleitungen enden; der Absender erhält einen Unzustellbarkeitsbericht.',
  },
  impact: 'medium',
  attack: ['T1114.003'],
  noun: 'HostedOutboundSpamFilterPolicy',
  want: () => ({ AutoForwardingMode: 'Off' }),
});
