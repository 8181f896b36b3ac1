import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';

export const methodsMigrationComplete = defineCheck({
  id: 'methods-migration-complete',
  title: {
    en: 'Authentication methods are managed in one place only',
    de: 'Authentifizierungsmethoden werden nur an einer Stelle verwaltet',
  },
  rationale: {
    en: 'Until the migration is complete, the old MFA and password reset settings still count beside the new policy and may allow what it forbids.',
    de: 'Bis zum Abschluss der Migration gelten die alten Einstellungen für MFA und Kennwortzurücksetzung neben der neuen Richtlinie und erlauben womöglich, was sie verbietet.',
  },
  remediation: {
    en: 'Entra admin center, Authentication methods, Manage migration: set "Migration Complete".',
    de: 'Entra Admin Center, Authentifizierungsmethoden, Migration verwalten: „Migration abgeschlossen“ setzen.',
  },
  severity: 'low',
  area: 'sign-in',
  scuba: ['MS.AAD.3.4v1'],
  cis: ['5.2.3.6'],
  secureScore: [],
  attack: [],
  cuts: {},
  action: 'complete-methods-migration',
  needs: ['authentication-methods'],
  evaluate({ 'authentication-methods': { policyMigrationState: state } }) {
    if (state === undefined) return untold('policyMigrationState');
    return state === 'migrationComplete'
      ? pass('The migration is complete.', 'Die Migration ist abgeschlossen.', state)
      : fail(`The migration stands at "${state}".`, `Die Migration steht bei „${state}“.`, state);
  },
});
