import { exchangeSetting } from '../exchange-setting.ts';

export const blockOtherStorage = exchangeSetting({
  id: 'block-other-storage',
  title: {
    en: 'Keep attachments out of private cloud storage',
    de: 'Anlagen nicht in privaten Cloudspeichern ablegen',
  },
  effect: {
    en: 'Attachments do not leave to Dropbox, Google Drive and the like from Outlook on the web.',
    de: 'Anlagen gelangen aus Outlook im Web nicht zu Dropbox, Google Drive und Ähnlichem.',
  },
  notice: { en: 'These storages are no longer offered.', de: 'Diese Speicher werden nicht mehr angeboten.' },
  impact: 'low',
  attack: ['T1567.002'],
  noun: 'OwaMailboxPolicy',
  want: () => ({ AdditionalStorageProvidersAvailable: false }),
});
