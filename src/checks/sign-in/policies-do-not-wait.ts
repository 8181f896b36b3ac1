import { defineCheck } from '../../domain/check.ts';
import { pass, warning, some } from '../support/outcome.ts';
import { daysBetween } from '../support/dates.ts';

const patience = 60;

export const policiesDoNotWait = defineCheck({
  id: 'policies-do-not-wait',
  title: {
    en: 'No Conditional Access policy stays in report-only mode for months',
    de: 'Keine Richtlinie für bedingten Zugriff bleibt monatelang im Modus „Nur Bericht“',
  },
  rationale: {
    en: 'A policy that only reports protects nobody, but looks in the list as if it did.',
    de: 'Eine Richtlinie, die nur meldet, schützt niemanden, sieht in der Liste aber so aus.',
  },
  remediation: {
    en: 'Look at the results of each, then enforce it or delete it.',
    de: 'Sehen Sie sich die Ergebnisse an, dann setzen Sie sie in Kraft oder löschen sie.',
  },
  severity: 'medium',
  area: 'sign-in',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1078.004'],
  cuts: { shortens: ['T1078'] },
  licence: 'entra-p1',
  needs: ['conditional-access'],
  evaluate({ 'conditional-access': policies }, { takenAt }) {
    const waiting = policies
      .filter(
        (policy) =>
          policy.state === 'enabledForReportingButNotEnforced' &&
          daysBetween(policy.modifiedDateTime ?? policy.createdDateTime ?? takenAt, takenAt) > patience,
      )
      .map((policy) => policy.displayName ?? policy.id);
    const [en, de] = some(waiting);
    return waiting.length === 0
      ? pass('None does.', 'Keine.', [])
      : warning(
          `Longer than ${patience} days: ${en}.`,
          `Länger als ${patience} Tage: ${de}.`,
          waiting,
          waiting,
        );
  },
});
