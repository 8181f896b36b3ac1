import { exchangeSetting } from '../exchange-setting.ts';

export const clearIpAllowList = exchangeSetting({
  id: 'clear-ip-allow-list',
  title: {
    en: 'Let no address range past the spam filter',
    de: 'Keinen Adressbereich am Spamfilter vorbeilassen',
  },
  effect: {
    en: 'Mail from these networks is checked like any other.',
    de: 'E-Mails aus diesen Netzen werden geprüft wie alle anderen.',
  },
  notice: {
    en: 'Mail of a relay that was let through may land in junk mail.',
    de: 'E-Mails eines bisher durchgelassenen Relays landen eventuell im Junk-Ordner.',
  },
  impact: 'low',
  attack: ['T1566'],
  noun: 'HostedConnectionFilterPolicy',
  want: () => ({ IPAllowList: [] }),
});
