import { exchangeSetting } from '../exchange-setting.ts';

export const turnOnAlerts = exchangeSetting({
  id: 'turn-on-alerts',
  title: { en: "Switch Microsoft's alerts on", de: 'Microsofts Warnungen einschalten' },
  effect: {
    en: 'Elevated rights, suspicious forwarding and blocked senders are reported to a person.',
    de: 'Höhere Rechte, verdächtige Weiterleitungen und gesperrte Absender werden einem Menschen gemeldet.',
  },
  notice: { en: 'Administrators get mail.', de: 'Administratoren erhalten E-Mails.' },
  impact: 'low',
  attack: ['T1562.008'],
  noun: 'ProtectionAlert',
  service: 'compliance',
  want: (alert) => (alert['Disabled'] === true ? { Disabled: false } : null),
});
