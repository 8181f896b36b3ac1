import { exchangeSetting } from '../exchange-setting.ts';

export const turnOnCustomerLockbox = exchangeSetting({
  id: 'turn-on-customer-lockbox',
  title: { en: 'Switch Customer Lockbox on', de: 'Kunden-Lockbox einschalten' },
  effect: {
    en: "No engineer of Microsoft's sees data before somebody here says yes.",
    de: 'Kein Techniker von Microsoft sieht Daten, bevor hier jemand zustimmt.',
  },
  notice: {
    en: 'Support cases may wait for an approval.',
    de: 'Supportfälle warten eventuell auf eine Freigabe.',
  },
  impact: 'low',
  attack: ['T1199'],
  noun: 'OrganizationConfig',
  single: true,
  want: () => ({ CustomerLockBoxEnabled: true }),
});
