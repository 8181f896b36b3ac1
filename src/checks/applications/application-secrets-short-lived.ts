import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { daysBetween } from '../support/dates.ts';

const longest = 366;

export const applicationSecretsShortLived = defineCheck({
  id: 'application-secrets-short-lived',
  title: {
    en: 'Secrets of your applications live at most a year',
    de: 'Schlüssel Ihrer Anwendungen gelten höchstens ein Jahr',
  },
  rationale: {
    en: 'A secret for ten years outlives everybody who knew where it was copied to.',
    de: 'Ein Schlüssel für zehn Jahre überlebt alle, die wussten, wohin er kopiert wurde.',
  },
  remediation: {
    en: 'Replace long-lived secrets by certificates or managed identities.',
    de: 'Ersetzen Sie langlebige Schlüssel durch Zertifikate oder verwaltete Identitäten.',
  },
  severity: 'low',
  area: 'applications',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1552.001', 'T1098.001'],
  cuts: { shortens: ['app-credential'] },
  needs: ['applications'],
  evaluate({ applications }, { takenAt }) {
    const open = applications
      .filter((app) =>
        (app.passwordCredentials ?? []).some(
          (one) =>
            one.endDateTime !== undefined &&
            one.endDateTime > takenAt &&
            daysBetween(one.startDateTime ?? takenAt, one.endDateTime) > longest,
        ),
      )
      .map((app) => app.displayName ?? app.id);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('All do.', 'Alle.', { applications: applications.length })
      : fail(`Longer: ${en}.`, `Länger: ${de}.`, { open }, open);
  },
});
