import { defineCheck } from '../../domain/check.ts';
import { pass, warning } from '../support/outcome.ts';
import { daysBetween } from '../support/dates.ts';

const longest = 90;

export const secureScoreReviewed = defineCheck({
  id: 'secure-score-reviewed',
  title: {
    en: 'Somebody works with Microsoft Secure Score',
    de: 'Jemand arbeitet mit der Microsoft-Sicherheitsbewertung',
  },
  rationale: {
    en: 'The score tells of new possibilities that nobody has decided on yet.',
    de: 'Die Bewertung nennt neue Möglichkeiten, über die noch niemand entschieden hat.',
  },
  remediation: {
    en: '"evict score" shows it; decide on each recommendation, also by ignoring it with a reason.',
    de: '„evict score“ zeigt sie; entscheiden Sie über jede Empfehlung, auch durch begründetes Ignorieren.',
  },
  severity: 'low',
  area: 'audit',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1078'],
  cuts: {},
  needs: ['secure-score'],
  evaluate({ 'secure-score': score }, { takenAt }) {
    const evidence = {
      currentScore: score.currentScore ?? null,
      maxScore: score.maxScore ?? null,
      lastReviewed: score.lastReviewed ?? null,
    };
    if (score.lastReviewed !== undefined && daysBetween(score.lastReviewed, takenAt) <= longest)
      return pass(
        'A recommendation was decided on in the last three months.',
        'In den letzten drei Monaten wurde über eine Empfehlung entschieden.',
        evidence,
      );
    return warning(
      'No recommendation was decided on in the last three months.',
      'In den letzten drei Monaten wurde über keine Empfehlung entschieden.',
      evidence,
    );
  },
});
