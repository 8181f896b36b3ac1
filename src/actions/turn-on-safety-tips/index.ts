import { exchangeSetting } from '../exchange-setting.ts';

export const turnOnSafetyTips = exchangeSetting({
  id: 'turn-on-safety-tips',
  title: { en: 'Warn readers of odd senders', de: 'Vor auffälligen Absendern warnen' },
  effect: {
    en: 'Outlook shows a warning above mail from a first contact, a borrowed name or an unproven sender.',
    de: 'Outlook zeigt eine Warnung über E-Mails von Erstkontakten, unter fremdem Namen oder von nicht überprüften Absendern.',
  },
  notice: { en: 'A coloured line above such mail.', de: 'Eine farbige Zeile über solchen E-Mails.' },
  impact: 'low',
  attack: ['T1656', 'T1566'],
  noun: 'AntiPhishPolicy',
  want: () => ({
    EnableFirstContactSafetyTips: true,
    EnableSimilarUsersSafetyTips: true,
    EnableSimilarDomainsSafetyTips: true,
    EnableUnusualCharactersSafetyTips: true,
    EnableUnauthenticatedSender: true,
    EnableViaTag: true,
  }),
});
