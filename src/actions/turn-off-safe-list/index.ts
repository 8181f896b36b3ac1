import { exchangeSetting } from '../exchange-setting.ts';
import { nothing } from '../hardening.ts';

export const turnOffSafeList = exchangeSetting({
  id: 'turn-off-safe-list',
  title: {
    en: "Switch Microsoft's list of trusted senders off",
    de: 'Microsofts Liste vertrauenswürdiger Absender abschalten',
  },
  effect: {
    en: 'Mail of senders that a third party vouches for is checked as well.',
    de: 'Auch E-Mails von Absendern, für die ein Dritter bürgt, werden geprüft.',
  },
  notice: nothing,
  impact: 'low',
  attack: ['T1566'],
  noun: 'HostedConnectionFilterPolicy',
  want: () => ({ EnableSafeList: false }),
});
