import { exchangeSetting } from '../exchange-setting.ts';

export const recogniseSpoofing = exchangeSetting({
  id: 'recognise-spoofing',
  title: { en: 'Recognise forged senders', de: 'Gefälschte Absender erkennen' },
  effect: {
    en: 'Mail in a forged name is found, and the wish of its true domain (DMARC) is honoured.',
    de: 'E-Mails unter falschem Namen werden erkannt, und der Wunsch der echten Domäne (DMARC) wird beachtet.',
  },
  notice: {
    en: 'Mail of services that send in your name without permission may land in junk mail.',
    de: 'E-Mails von Diensten, die ohne Freigabe in Ihrem Namen senden, landen eventuell im Junk-Ordner.',
  },
  impact: 'low',
  attack: ['T1672', 'T1566'],
  noun: 'AntiPhishPolicy',
  want: () => ({ EnableSpoofIntelligence: true, HonorDmarcPolicy: true }),
});
