import { exchangeSetting } from '../exchange-setting.ts';

export const scanSharedFiles = exchangeSetting({
  id: 'scan-shared-files',
  title: {
    en: 'Examine files in SharePoint, OneDrive and Teams',
    de: 'Dateien in SharePoint, OneDrive und Teams untersuchen',
  },
  effect: {
    en: 'Malware in shared files is locked before somebody opens it.',
    de: 'Schadsoftware in geteilten Dateien wird gesperrt, bevor jemand sie öffnet.',
  },
  notice: {
    en: 'A harmful file can be deleted, but no longer opened.',
    de: 'Eine schädliche Datei lässt sich noch löschen, aber nicht mehr öffnen.',
  },
  impact: 'low',
  attack: ['T1080'],
  noun: 'AtpPolicyForO365',
  want: () => ({ EnableATPForSPOTeamsODB: true }),
});
