import { defineCheck } from '../../domain/check.ts';
import { pass, warning, some } from '../support/outcome.ts';

export const noPublicGroups = defineCheck({
  id: 'no-public-groups',
  title: {
    en: 'No Microsoft 365 group is open to everybody',
    de: 'Keine Microsoft 365-Gruppe steht allen offen',
  },
  rationale: {
    en: 'Whoever has any account of the firm reads the files of a public team.',
    de: 'Wer irgendein Konto der Firma hat, liest die Dateien eines öffentlichen Teams.',
  },
  remediation: {
    en: 'Set groups to private, or name those that are meant to be public in an exception.',
    de: 'Setzen Sie Gruppen auf privat, oder benennen Sie gewollt öffentliche als Ausnahme.',
  },
  severity: 'medium',
  area: 'data-protection',
  scuba: [],
  cis: ['1.2.1'],
  secureScore: ['aad_managed_approved_public_groups_only'],
  attack: ['T1213', 'T1530'],
  cuts: { shortens: ['T1213'] },
  needs: ['public-groups'],
  evaluate({ 'public-groups': groups }) {
    const open = groups.map((one) => one.displayName ?? one.id);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('None is.', 'Keine.', [])
      : warning(`${open.length} are: ${en}.`, `${open.length}: ${de}.`, { count: open.length }, open);
  },
});
