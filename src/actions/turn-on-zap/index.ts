import { exchangeSetting } from '../exchange-setting.ts';

export const turnOnZap = exchangeSetting({
  id: 'turn-on-zap',
  title: {
    en: 'Take spam and phishing back after delivery',
    de: 'Spam und Phishing nach der Zustellung zurückholen',
  },
  effect: {
    en: 'What is recognised only later leaves the inboxes again.',
    de: 'Was erst später erkannt wird, verschwindet wieder aus den Posteingängen.',
  },
  notice: {
    en: 'Now and then a message moves to quarantine.',
    de: 'Gelegentlich wandert eine Nachricht in die Quarantäne.',
  },
  impact: 'low',
  attack: ['T1566.002'],
  noun: 'HostedContentFilterPolicy',
  want: () => ({ SpamZapEnabled: true, PhishZapEnabled: true }),
});
