import { defineCheck } from '../../domain/check.ts';
import { pass, warning, some } from '../support/outcome.ts';

export const allowListEntriesEnd = defineCheck({
  id: 'allow-list-entries-end',
  title: {
    en: 'Entries of the tenant allow list end',
    de: 'Einträge der Zulassungsliste des Mandanten enden',
  },
  rationale: {
    en: 'What was let through for a day is still let through next year.',
    de: 'Was für einen Tag durchgelassen wurde, wird nächstes Jahr noch durchgelassen.',
  },
  remediation: {
    en: 'Tenant Allow/Block List: give each allow entry an end.',
    de: 'Zulassungs-/Sperrliste des Mandanten: jedem Zulassungseintrag ein Ende geben.',
  },
  severity: 'low',
  area: 'mail-protection',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1566'],
  cuts: { shortens: ['T1566'] },
  needs: ['allow-list'],
  evaluate({ 'allow-list': entries }) {
    const open = entries.filter((entry) => entry.ExpirationDate === undefined).map((entry) => entry.Value);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('All end.', 'Alle enden.', { entries: entries.length })
      : warning(`Without end: ${en}.`, `Ohne Ende: ${de}.`, { open }, open);
  },
});
