import { defineCheck } from '../../domain/check.ts';
import { fail, pass, some, untold } from '../support/outcome.ts';
import { requiredAlerts, alertNamed } from '../support/alerts.ts';

export const requiredAlertsOn = defineCheck({
  id: 'required-alerts-on',
  title: {
    en: 'The alerts that announce a break-in are on',
    de: 'Die Warnungen, die einen Einbruch anzeigen, sind eingeschaltet',
  },
  rationale: {
    en: 'Suspicious sending, a new connector, a new forward: these come before the damage.',
    de: 'Verdächtiges Senden, ein neuer Connector, eine neue Weiterleitung: Das kommt vor dem Schaden.',
  },
  remediation: {
    en: 'Defender portal, Policies & rules, Alert policy: turn on those that are named.',
    de: 'Defender-Portal, Richtlinien und Regeln, Warnungsrichtlinie: die genannten einschalten.',
  },
  severity: 'high',
  area: 'audit',
  scuba: ['MS.SECURITYSUITE.4.1v1'],
  cis: [],
  secureScore: [],
  attack: ['T1562', 'T1562.006'],
  cuts: { shortens: ['T1114.003', 'T1534', 'forwarding', 'connector'] },
  action: 'turn-on-alerts',
  needs: ['protection-alerts'],
  evaluate({ 'protection-alerts': alerts }) {
    const found = requiredAlerts.map((name) => ({ name, alert: alertNamed(alerts, name) }));
    if (found.some(({ alert }) => alert !== undefined && alert.Disabled === undefined))
      return untold('Disabled');
    const open = found.filter(({ alert }) => alert?.Disabled !== false).map(({ name }) => name);
    const [en, de] = some(open, 7);
    return open.length === 0
      ? pass(`All ${requiredAlerts.length} are on.`, `Alle ${requiredAlerts.length} sind an.`, requiredAlerts)
      : fail(`Off or missing: ${en}.`, `Aus oder nicht vorhanden: ${de}.`, { open }, open);
  },
});
