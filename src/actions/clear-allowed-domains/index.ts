import { exchangeSetting } from '../exchange-setting.ts';

export const clearAllowedDomains = exchangeSetting({
  id: 'clear-allowed-domains',
  title: {
    en: 'Let no sender domain past the spam filter',
    de: 'Keine Absenderdomäne am Spamfilter vorbeilassen',
  },
  effect: {
    en: "Mail from these domains is checked like any other; a sender's address is easily forged.",
    de: 'E-Mails dieser Domänen werden geprüft wie alle anderen; eine Absenderadresse ist leicht gefälscht.',
  },
  notice: {
    en: 'Some of their mail may land in junk mail.',
    de: 'Manche dieser E-Mails landen womöglich im Junk-E-Mail-Ordner.',
  },
  impact: 'low',
  attack: ['T1566', 'T1672'],
  noun: 'HostedContentFilterPolicy',
  want: () => ({ AllowedSenderDomains: [] }),
});
