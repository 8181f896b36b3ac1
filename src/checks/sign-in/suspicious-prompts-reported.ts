import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';

export const suspiciousPromptsReported = defineCheck({
  id: 'suspicious-prompts-reported',
  title: {
    en: 'Users can report a prompt that they did not cause',
    de: 'Benutzer können eine Anfrage melden, die sie nicht ausgelöst haben',
  },
  rationale: {
    en: 'The one who is called at three in the morning is the first to know of the attack.',
    de: 'Wer um drei Uhr nachts gefragt wird, weiß als Erster von dem Angriff.',
  },
  remediation: {
    en: 'Authentication methods, Settings: "Report suspicious activity" for all users.',
    de: 'Authentifizierungsmethoden, Einstellungen: „Verdächtige Aktivitäten melden“ für alle Benutzer.',
  },
  severity: 'low',
  area: 'sign-in',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1621'],
  cuts: { shortens: ['T1621'] },
  action: 'report-suspicious-prompts',
  needs: ['authentication-methods'],
  evaluate({ 'authentication-methods': policy }) {
    const state = policy.reportSuspiciousActivitySettings?.state;
    if (state === undefined) return untold('reportSuspiciousActivitySettings');
    return state === 'enabled'
      ? pass('They can.', 'Sie können es.', state)
      : fail('It is not switched on.', 'Es ist nicht eingeschaltet.', state);
  },
});
