import { defineCheck } from '../../domain/check.ts';
import { flagged } from '../support/outcome.ts';

export const tenantCreationRestricted = defineCheck({
  id: 'tenant-creation-restricted',
  title: { en: 'Users cannot create tenants', de: 'Benutzer können keine Mandanten erstellen' },
  rationale: {
    en: 'Whoever creates a tenant is its Global Administrator, out of your sight.',
    de: 'Wer einen Mandanten erstellt, ist dessen globaler Administrator, und Sie sehen nichts davon.',
  },
  remediation: {
    en: 'Entra admin center, User settings: restrict non-admin users from creating tenants.',
    de: 'Entra Admin Center, Benutzereinstellungen: Nicht-Administratoren am Erstellen von Mandanten hindern.',
  },
  severity: 'low',
  area: 'applications',
  scuba: [],
  cis: ['5.1.2.3'],
  secureScore: [],
  attack: ['T1136.003'],
  cuts: {},
  action: 'restrict-tenant-creation',
  needs: ['authorization-policy'],
  evaluate: ({ 'authorization-policy': policy }) =>
    flagged(
      'allowedToCreateTenants',
      policy.defaultUserRolePermissions?.allowedToCreateTenants,
      false,
      ['They cannot.', 'Sie können es nicht.'],
      ['They can.', 'Sie können es.'],
    ),
});
