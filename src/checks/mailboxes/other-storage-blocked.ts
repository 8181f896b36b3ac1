import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';

export const otherStorageBlocked = defineCheck({
  id: 'other-storage-blocked',
  title: {
    en: 'Outlook on the web does not connect to private cloud storage',
    de: 'Outlook im Web verbindet sich nicht mit privatem Cloudspeicher',
  },
  rationale: {
    en: 'An attachment is two clicks from a Dropbox that you do not know.',
    de: 'Eine Anlage ist zwei Klicks von einer Dropbox entfernt, die Sie nicht kennen.',
  },
  remediation: {
    en: 'Set-OwaMailboxPolicy OwaMailboxPolicy-Default -AdditionalStorageProvidersAvailable $false.',
    de: 'Set-OwaMailboxPolicy OwaMailboxPolicy-Default -AdditionalStorageProvidersAvailable $false.',
  },
  severity: 'low',
  area: 'mailboxes',
  scuba: [],
  cis: ['6.5.3'],
  secureScore: ['exo_storageproviderrestricted'],
  attack: ['T1567.002'],
  cuts: { shortens: ['T1567'] },
  action: 'block-other-storage',
  needs: ['owa-policies'],
  evaluate({ 'owa-policies': policies }) {
    if (policies.some((one) => one.AdditionalStorageProvidersAvailable === undefined))
      return untold('AdditionalStorageProvidersAvailable');
    const open = policies.filter((one) => one.AdditionalStorageProvidersAvailable).map((one) => one.Name);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('It does not.', 'Es tut es nicht.', [])
      : fail(`Allowed by: ${en}.`, `Erlaubt durch: ${de}.`, { open }, open);
  },
});
