import { defineCheck } from '../../domain/check.ts';
import { pass, fail } from '../support/outcome.ts';

export const adminConsentWorkflowOn = defineCheck({
  id: 'admin-consent-workflow-on',
  title: {
    en: 'Users can ask an administrator to approve an application',
    de: 'Benutzer können Administratoren um die Genehmigung einer Anwendung bitten',
  },
  rationale: {
    en: 'Where nobody can ask, sooner or later somebody opens consent for everybody.',
    de: 'Wo niemand fragen kann, öffnet früher oder später jemand die Einwilligung für alle.',
  },
  remediation: {
    en: 'Entra admin center, Enterprise applications, Admin consent settings: allow requests and name reviewers.',
    de: 'Entra Admin Center, Unternehmensanwendungen, Einstellungen für Administratoreinwilligung: Anfragen zulassen und Prüfer benennen.',
  },
  severity: 'medium',
  area: 'applications',
  scuba: ['MS.AAD.5.3v1'],
  cis: ['5.1.5.2'],
  secureScore: ['aad_admin_consent_workflow'],
  attack: ['T1098', 'T1098.001', 'T1098.003', 'T1528'],
  cuts: { shortens: ['T1528', 'oauth-grant'] },
  action: 'turn-on-admin-consent-workflow',
  needs: ['admin-consent'],
  evaluate({ 'admin-consent': policy }) {
    if (!policy.isEnabled) return fail('Requests are off.', 'Anfragen sind abgeschaltet.', policy);
    if (policy.reviewers === 0)
      return fail(
        'Requests are on, but nobody reviews them.',
        'Anfragen sind an, aber niemand prüft sie.',
        policy,
      );
    return pass(
      `${policy.reviewers} reviewers are named.`,
      `${policy.reviewers} Prüfer sind benannt.`,
      policy,
    );
  },
});
