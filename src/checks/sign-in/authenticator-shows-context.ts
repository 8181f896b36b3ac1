import { defineCheck } from '../../domain/check.ts';
import { pass, fail, notApplicable, untold } from '../support/outcome.ts';

export const authenticatorShowsContext = defineCheck({
  id: 'authenticator-shows-context',
  title: {
    en: 'Microsoft Authenticator shows application and place of each sign-in',
    de: 'Microsoft Authenticator zeigt zu jeder Anmeldung Anwendung und Ort',
  },
  rationale: {
    en: 'Whoever sees "Nigeria, Azure Portal" on the telephone does not approve out of habit.',
    de: 'Wer auf dem Telefon „Nigeria, Azure-Portal“ liest, bestätigt nicht aus Gewohnheit.',
  },
  remediation: {
    en: 'Entra admin center, Authentication methods, Microsoft Authenticator, Configure: show application name and geographic location for all users.',
    de: 'Entra Admin Center, Authentifizierungsmethoden, Microsoft Authenticator, Konfigurieren: Anwendungsname und geografischen Standort für alle Benutzer anzeigen.',
  },
  severity: 'medium',
  area: 'sign-in',
  scuba: ['MS.AAD.3.3v2'],
  cis: ['5.2.3.1'],
  secureScore: [],
  attack: ['T1110', 'T1110.001', 'T1110.002', 'T1110.003', 'T1621'],
  cuts: { stops: ['T1621'] },
  action: 'show-authenticator-context',
  needs: ['authentication-methods'],
  evaluate({ 'authentication-methods': policy }) {
    const method = policy.authenticationMethodConfigurations?.find(
      (one) => one.id === 'MicrosoftAuthenticator',
    );
    if (!method) return untold('MicrosoftAuthenticator');
    if (method.state !== 'enabled')
      return notApplicable(
        'Microsoft Authenticator is not enabled.',
        'Microsoft Authenticator ist nicht aktiviert.',
      );
    const features = method.featureSettings;
    const shown = [
      features?.displayAppInformationRequiredState,
      features?.displayLocationInformationRequiredState,
    ];
    const on = shown.map(
      (one) => one?.state === 'enabled' && (one.includeTarget?.id ?? 'all_users') === 'all_users',
    );
    const evidence = { application: shown[0] ?? null, location: shown[1] ?? null };
    return on.every(Boolean)
      ? pass('It shows both to everybody.', 'Alle Benutzer sehen beides.', evidence)
      : fail('It does not show both to everybody.', 'Nicht alle Benutzer sehen beides.', evidence);
  },
});
