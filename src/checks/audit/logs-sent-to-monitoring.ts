import { defineCheck } from '../../domain/check.ts';
import { manual } from '../support/outcome.ts';

export const logsSentToMonitoring = defineCheck({
  id: 'logs-sent-to-monitoring',
  title: {
    en: 'Sign-in and audit logs of Entra ID are sent to whoever watches them',
    de: 'Anmelde- und Überwachungsprotokolle von Entra ID gehen an die, die sie beobachten',
  },
  rationale: {
    en: 'Entra ID keeps logs for 7 to 30 days. What is not sent elsewhere is gone before most break-ins are noticed.',
    de: 'Entra ID bewahrt Protokolle 7 bis 30 Tage auf. Was nicht woanders hingeht, ist weg, bevor die meisten Einbrüche bemerkt werden.',
  },
  remediation: {
    en: 'Entra admin center, Diagnostic settings: send AuditLogs, SignInLogs, NonInteractiveUserSignInLogs, RiskyUsers and the other categories to a workspace or SIEM.',
    de: 'Entra Admin Center, Diagnoseeinstellungen: AuditLogs, SignInLogs, NonInteractiveUserSignInLogs, RiskyUsers und die übrigen Kategorien an einen Arbeitsbereich oder ein SIEM senden.',
  },
  severity: 'medium',
  area: 'audit',
  scuba: ['MS.AAD.4.1v1'],
  cis: [],
  secureScore: [],
  attack: ['T1562', 'T1562.008'],
  cuts: { shortens: ['T1078', 'T1114', 'T1098'] },
  needs: ['service-plans'],
  // Diagnostic settings belong to Azure Resource Manager, for which Evict asks no rights.
  evaluate: () =>
    manual(
      'Look at the diagnostic settings of Entra ID: they belong to Azure, where Evict does not sign in.',
      'Sehen Sie in den Diagnoseeinstellungen von Entra ID nach: Sie gehören zu Azure, wo sich Evict nicht anmeldet.',
    ),
});
