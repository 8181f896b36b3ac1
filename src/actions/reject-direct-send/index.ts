import { exchangeSetting } from '../exchange-setting.ts';

export const rejectDirectSend = exchangeSetting({
  id: 'reject-direct-send',
  title: { en: 'Reject direct send', de: 'Direktes Senden ablehnen' },
  effect: {
    en: 'Nobody outside can drop mail into the organisation that bears its own addresses without signing in.',
    de: 'Niemand von außen kann ohne Anmeldung E-Mails mit den eigenen Adressen der Organisation einwerfen.',
  },
  notice: {
    en: 'Printers and services that send this way need a connector.',
    de: 'Drucker und Dienste, die so senden, brauchen einen Connector.',
  },
  impact: 'medium',
  attack: ['T1566', 'T1656'],
  noun: 'OrganizationConfig',
  single: true,
  want: () => ({ RejectDirectSend: true }),
});
