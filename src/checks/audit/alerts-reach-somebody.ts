import { defineCheck } from '../../domain/check.ts';
import { fail, manual, some } from '../support/outcome.ts';
import { requiredAlerts, alertNamed } from '../support/alerts.ts';

export const alertsReachSomebody = defineCheck({
  id: 'alerts-reach-somebody',
  title: {
    en: 'Alerts go to an address that is watched',
    de: 'Warnungen gehen an eine Adresse, die jemand beobachtet',
  },
  rationale: {
    en: 'An alert in a mailbox that nobody opens is none.',
    de: 'Eine Warnung in einem Postfach, das niemand öffnet, ist keine.',
  },
  remediation: {
    en: 'Defender portal, Alert policy: name a monitored address, or send alerts to your SIEM.',
    de: 'Defender-Portal, Warnungsrichtlinie: eine überwachte Adresse nennen oder Warnungen an Ihr SIEM senden.',
  },
  severity: 'medium',
  area: 'audit',
  scuba: ['MS.SECURITYSUITE.4.2v1'],
  cis: [],
  secureScore: [],
  attack: ['T1562', 'T1562.006'],
  cuts: { shortens: ['T1114.003', 'T1534'] },
  needs: ['protection-alerts'],
  evaluate({ 'protection-alerts': alerts }) {
    const silent = requiredAlerts.filter((name) => {
      const alert = alertNamed(alerts, name);
      return alert && (alert.NotifyUser.length === 0 || alert.NotificationEnabled === false);
    });
    const to = [...new Set(alerts.flatMap((alert) => alert.NotifyUser))].sort();
    if (silent.length > 0) {
      const [en, de] = some(silent);
      return fail(`Nobody is told of: ${en}.`, `Niemand erfährt von: ${de}.`, { silent }, silent);
    }
    const [en, de] = some(to);
    return manual(
      `They go to: ${en}. Only you know whether somebody watches there.`,
      `Sie gehen an: ${de}. Nur Sie wissen, ob dort jemand hinsieht.`,
      { to },
    );
  },
});
