import { defineCheck } from '../../domain/check.ts';
import { manual } from '../support/outcome.ts';

export const riskyUsersNotified = defineCheck({
  id: 'risky-users-notified',
  title: {
    en: 'Administrators are told of users at high risk',
    de: 'Administratoren erfahren von Benutzern mit hohem Risiko',
  },
  rationale: {
    en: 'A block stops the attacker; somebody must still look what he did before.',
    de: 'Eine Sperre hält den Angreifer auf; jemand muss trotzdem nachsehen, was er vorher getan hat.',
  },
  remediation: {
    en: 'Entra admin center, Protection, Identity Protection, Users at risk detected alerts: choose high risk and a monitored address.',
    de: 'Entra Admin Center, Schutz, Identity Protection, Warnungen zu gefährdeten Benutzern: wählen Sie hohes Risiko und eine überwachte Adresse.',
  },
  severity: 'medium',
  area: 'sign-in',
  scuba: ['MS.AAD.2.2v1'],
  cis: [],
  secureScore: [],
  attack: ['T1078', 'T1078.004'],
  cuts: { shortens: ['T1078'] },
  licence: 'entra-p2',
  needs: ['service-plans'],
  // Microsoft offers no interface for this setting (as of ScubaGear's baseline, it is looked at in the portal).
  evaluate: () =>
    manual(
      'Look at "Users at risk detected alerts" in the portal: no interface tells who is notified.',
      'Sehen Sie im Portal unter „Warnungen zu gefährdeten Benutzern“ nach: Keine Schnittstelle sagt, wer benachrichtigt wird.',
    ),
});
