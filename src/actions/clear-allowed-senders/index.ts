import { exchangeSetting } from '../exchange-setting.ts';

export const clearAllowedSenders = exchangeSetting({
  id: 'clear-allowed-senders',
  title: {
    en: 'Let no single sender past the spam filter',
    de: 'Keinen einzelnen Absender am Spamfilter vorbeilassen',
  },
  effect: {
    en: 'Mail from these addresses is checked like any other.',
    de: 'E-Mails dieser Adressen werden geprüft wie alle anderen.',
  },
  notice: {
    en: 'Some of their mail may land in junk mail.',
    de: 'Manche dieser E-Mails landen womöglich im Junk-E-Mail-Ordner.',
  },
  impact: 'low',
  attack: ['T1566', 'T1672'],
  noun: 'HostedContentFilterPolicy',
  want: () => ({ AllowedSenders: [] }),
});
