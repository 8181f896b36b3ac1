import { exchangeSetting } from '../exchange-setting.ts';

export const turnOnExternalTag = exchangeSetting({
  id: 'turn-on-external-tag',
  title: { en: 'Mark mail from outside', de: 'E-Mails von außen kennzeichnen' },
  effect: {
    en: "A stranger who borrows a colleague's name is marked as external in Outlook.",
    de: 'Ein Fremder mit dem Namen eines Kollegen ist in Outlook als extern gekennzeichnet.',
  },
  notice: {
    en: 'A tag beside the sender; it takes up to two days to show.',
    de: 'Ein Etikett neben dem Absender; es erscheint nach bis zu zwei Tagen.',
  },
  impact: 'low',
  attack: ['T1566', 'T1656'],
  noun: 'ExternalInOutlook',
  single: true,
  want: () => ({ Enabled: true }),
});
