import { graphSetting } from '../graph-setting.ts';

export const completeMethodsMigration = graphSetting({
  id: 'complete-methods-migration',
  title: {
    en: 'Finish the migration of sign-in methods',
    de: 'Die Migration der Authentifizierungsmethoden abschließen',
  },
  effect: {
    en: 'The old per-user settings, which allow text messages and calls, no longer count.',
    de: 'Die alten Einstellungen je Benutzer, die SMS und Anrufe erlauben, zählen nicht mehr.',
  },
  notice: {
    en: 'Who used only an old method registers a new one.',
    de: 'Wer nur eine alte Methode hatte, registriert eine neue.',
  },
  impact: 'medium',
  attack: ['T1556.006'],
  path: '/policies/authenticationMethodsPolicy',
  permissions: [
    ['Policy.Read.All', 'Policy.Read.AuthenticationMethod'],
    ['Policy.ReadWrite.AuthenticationMethod'],
  ],
  want: () => ({ policyMigrationState: 'migrationComplete' }),
});
