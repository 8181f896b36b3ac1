import { graphSetting } from '../graph-setting.ts';

/** Role template "Restricted Guest User". */
const restrictedGuest = '2af84b1e-32c8-42b7-82bc-daa82404023b';

export const restrictGuestAccess = graphSetting({
  id: 'restrict-guest-access',
  title: { en: 'Limit what guests see of the directory', de: 'Begrenzen, was Gäste vom Verzeichnis sehen' },
  effect: {
    en: "A guest's stolen account cannot list people and groups to aim at.",
    de: 'Mit dem gestohlenen Konto eines Gastes lassen sich keine Personen und Gruppen als Ziele auflisten.',
  },
  notice: {
    en: 'Guests see only themselves; in Teams they may find fewer people.',
    de: 'Gäste sehen nur noch sich selbst; in Teams finden sie eventuell weniger Personen.',
  },
  impact: 'low',
  attack: ['T1087.004'],
  path: '/policies/authorizationPolicy',
  permissions: [['Policy.Read.All'], ['Policy.ReadWrite.Authorization']],
  want: () => ({ guestUserRoleId: restrictedGuest }),
});
