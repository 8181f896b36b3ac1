import { defineCheck } from '../../domain/check.ts';
import { pass, fail } from '../support/outcome.ts';

export const securityContactsNamed = defineCheck({
  id: 'security-contacts-named',
  title: {
    en: 'Microsoft knows whom to tell of an incident',
    de: 'Microsoft weiß, wem es einen Vorfall melden soll',
  },
  rationale: {
    en: 'Notices of breaches and of services go to the contact, or to nobody.',
    de: 'Meldungen über Datenpannen und Dienste gehen an den Kontakt oder an niemanden.',
  },
  remediation: {
    en: 'Microsoft 365 admin center, Organization profile: technical contact; Entra properties: security contact.',
    de: 'Microsoft 365 Admin Center, Organisationsprofil: technischer Kontakt; Entra-Eigenschaften: Sicherheitskontakt.',
  },
  severity: 'low',
  area: 'audit',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1562'],
  cuts: {},
  action: 'name-security-contacts',
  needs: ['organization'],
  evaluate({ organization }) {
    const named = [
      ...organization.securityComplianceNotificationMails,
      ...organization.technicalNotificationMails,
    ];
    return named.length > 0
      ? pass('A contact is named.', 'Ein Kontakt ist genannt.', { contacts: named.length })
      : fail('No contact is named.', 'Kein Kontakt ist genannt.', { contacts: 0 });
  },
});
