import { exchangeSetting } from '../exchange-setting.ts';

export const turnOnMailTips = exchangeSetting({
  id: 'turn-on-mail-tips',
  title: { en: 'Switch hints before sending on', de: 'Hinweise vor dem Senden einschalten' },
  effect: {
    en: 'Outlook warns of recipients outside and of very large lists.',
    de: 'Outlook warnt vor externen Empfängern und sehr großen Verteilern.',
  },
  notice: { en: 'A line above the message.', de: 'Eine Zeile über der Nachricht.' },
  impact: 'low',
  attack: ['T1534'],
  noun: 'OrganizationConfig',
  single: true,
  want: () => ({
    MailTipsAllTipsEnabled: true,
    MailTipsExternalRecipientsTipsEnabled: true,
    MailTipsGroupMetricsEnabled: true,
    MailTipsLargeAudienceThreshold: 25,
  }),
});
