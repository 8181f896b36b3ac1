import { exchangeSetting } from '../exchange-setting.ts';

/** Level 3 is what the standard preset sets. Source: learn.microsoft.com/defender-office-365/recommended-settings-for-eop-and-office365. */
export const raisePhishingThreshold = exchangeSetting({
  id: 'raise-phishing-threshold',
  title: { en: 'Raise the threshold for phishing', de: 'Schwelle für Phishing anheben' },
  effect: {
    en: 'Mail that is likely to be phishing is treated as phishing.',
    de: 'Was wahrscheinlich Phishing ist, wird als Phishing behandelt.',
  },
  notice: {
    en: 'Some harmless mail lands in quarantine.',
    de: 'Manche harmlose E-Mail landet in der Quarantäne.',
  },
  impact: 'low',
  attack: ['T1566.002'],
  noun: 'AntiPhishPolicy',
  want: ({ PhishThresholdLevel: level }) => (Number(level) >= 2 ? null : { PhishThresholdLevel: 3 }),
});
