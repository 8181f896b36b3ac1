import { defineCheck } from '../../domain/check.ts';
import { pass, fail, notApplicable, untold } from '../support/outcome.ts';
import { daysBetween } from '../support/dates.ts';

const longest = 1;

export const directorySyncIsFresh = defineCheck({
  id: 'directory-sync-is-fresh',
  title: {
    en: 'Synchronisation with the directory on premises is up to date',
    de: 'Die Synchronisierung mit dem lokalen Verzeichnis ist aktuell',
  },
  rationale: {
    en: 'Where it has stopped, a disabled account stays open in the cloud.',
    de: 'Steht sie still, bleibt ein deaktiviertes Konto in der Cloud offen.',
  },
  remediation: {
    en: 'Look at Entra Connect Health, or restart the synchronisation.',
    de: 'Sehen Sie in Entra Connect Health nach, oder starten Sie die Synchronisierung neu.',
  },
  severity: 'medium',
  area: 'domains',
  scuba: [],
  cis: [],
  secureScore: ['PasswordHashSync'],
  attack: ['T1078'],
  cuts: { shortens: ['password'] },
  needs: ['organization'],
  evaluate({ organization }, { takenAt }) {
    if (organization.onPremisesSyncEnabled !== true)
      return notApplicable('Nothing is synchronised.', 'Es wird nichts synchronisiert.');
    const last = organization.onPremisesLastSyncDateTime;
    if (last === undefined) return untold('onPremisesLastSyncDateTime');
    return daysBetween(last, takenAt) <= longest
      ? pass('It ran within a day.', 'Sie lief innerhalb eines Tages.', { last })
      : fail('It has not run for more than a day.', 'Sie lief seit mehr als einem Tag nicht.', { last });
  },
});
