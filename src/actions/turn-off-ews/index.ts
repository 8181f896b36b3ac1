import { exchangeSetting } from '../exchange-setting.ts';

export const turnOffEws = exchangeSetting({
  id: 'turn-off-ews',
  title: { en: 'Switch Exchange Web Services off', de: 'Exchange Web Services abschalten' },
  effect: {
    en: 'An old interface that reads whole mailboxes is closed. Microsoft is retiring it.',
    de: 'Eine alte Schnittstelle, über die sich ganze Postfächer auslesen lassen, ist geschlossen. Microsoft stellt sie ein.',
  },
  notice: {
    en: 'Old add-ins, archives and calendar services that use it stop.',
    de: 'Alte Add-Ins, Archive und Kalenderdienste, die sie benutzen, funktionieren nicht mehr.',
  },
  impact: 'high',
  attack: ['T1114.002'],
  noun: 'OrganizationConfig',
  single: true,
  want: () => ({ EwsEnabled: false }),
});
