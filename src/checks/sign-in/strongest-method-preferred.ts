import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';

export const strongestMethodPreferred = defineCheck({
  id: 'strongest-method-preferred',
  title: {
    en: 'Entra ID asks for the strongest method that a user has',
    de: 'Entra ID fragt nach der stärksten Methode, die ein Benutzer hat',
  },
  rationale: {
    en: 'Otherwise the attacker chooses "text me instead".',
    de: 'Sonst wählt der Angreifer „stattdessen per SMS“.',
  },
  remediation: {
    en: 'Authentication methods, Settings: "System-preferred multifactor authentication" enabled or Microsoft managed.',
    de: 'Authentifizierungsmethoden, Einstellungen: „Vom System bevorzugte Multi-Faktor-Authentifizierung“ aktiviert oder von Microsoft verwaltet.',
  },
  severity: 'low',
  area: 'sign-in',
  scuba: [],
  cis: ['5.2.3.6'],
  secureScore: [],
  attack: ['T1111'],
  cuts: { shortens: ['T1111'] },
  action: 'prefer-strongest-method',
  needs: ['authentication-methods'],
  evaluate({ 'authentication-methods': policy }) {
    const state = policy.systemCredentialPreferences?.state;
    if (state === undefined) return untold('systemCredentialPreferences');
    return state === 'disabled'
      ? fail('It is switched off.', 'Es ist abgeschaltet.', state)
      : pass('It does.', 'Es tut es.', state);
  },
});
