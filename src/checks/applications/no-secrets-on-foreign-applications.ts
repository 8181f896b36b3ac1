import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';

export const noSecretsOnForeignApplications = defineCheck({
  id: 'no-secrets-on-foreign-applications',
  title: {
    en: 'No application of others carries a secret that was added here',
    de: 'Keine fremde Anwendung trägt einen Schlüssel, der hier hinzugefügt wurde',
  },
  rationale: {
    en: "Adding a secret to a trusted vendor's application is how intruders stay; vendors keep theirs at home.",
    de: 'Einen Schlüssel an die Anwendung eines vertrauten Anbieters zu hängen, ist der Weg, wie Eindringlinge bleiben; Anbieter halten ihre zu Hause.',
  },
  remediation: {
    en: 'Find out who added it; remove it unless there is a reason.',
    de: 'Klären Sie, wer ihn hinzugefügt hat; entfernen Sie ihn, wenn es keinen Grund gibt.',
  },
  severity: 'high',
  area: 'applications',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1098.001'],
  cuts: { stops: ['app-credential', 'rule:application-credential-added'] },
  needs: ['service-principals'],
  evaluate({ 'service-principals': principals }, { tenant, takenAt }) {
    const open = principals
      .filter(
        (one) =>
          one.appOwnerOrganizationId !== undefined &&
          one.appOwnerOrganizationId !== tenant.id &&
          (one.passwordCredentials ?? []).some(
            (credential) => (credential.endDateTime ?? takenAt) >= takenAt,
          ),
      )
      .map((one) => one.displayName ?? one.id);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('None does.', 'Keine.', { principals: principals.length })
      : fail(`${en}.`, `${de}.`, { open }, open);
  },
});
