import { defineCheck } from '../../domain/check.ts';
import { fail, pass, some, untold, warning } from '../support/outcome.ts';

export const outboundPoliciesRefuseForwarding = defineCheck({
  id: 'outbound-policies-refuse-forwarding',
  title: {
    en: 'Outbound spam policies switch automatic forwarding off',
    de: 'Richtlinien für ausgehenden Spam schalten die automatische Weiterleitung ab',
  },
  rationale: {
    en: 'The policy covers inbox rules and mailbox forwarding alike. "Automatic" means off today, but Microsoft decides; a custom policy may turn it on for some.',
    de: 'Die Richtlinie erfasst Posteingangsregeln und Postfachweiterleitung gleichermaßen. „Automatisch“ heißt heute aus, aber Microsoft entscheidet; eine eigene Richtlinie kann sie für manche einschalten.',
  },
  remediation: {
    en: 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off; keep exceptions in a custom policy for named senders.',
    de: 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off; Ausnahmen gehören in eine eigene Richtlinie für benannte Absender.',
  },
  severity: 'high',
  area: 'mail-flow',
  scuba: [],
  cis: ['6.2.1'],
  secureScore: ['mdo_autoforwardingmode'],
  attack: ['T1114.003'],
  cuts: { stops: ['T1114.003', 'forwarding', 'rule:inbox-rule-forwards-external'] },
  action: 'turn-off-auto-forwarding',
  needs: ['outbound-spam'],
  evaluate({ 'outbound-spam': { policies } }) {
    if (policies.some((policy) => policy.AutoForwardingMode === undefined))
      return untold('AutoForwardingMode');
    const inMode = (mode: string): readonly string[] =>
      policies.filter((policy) => policy.AutoForwardingMode === mode).map((policy) => policy.Name);
    const evidence = policies.map(({ Name, AutoForwardingMode }) => ({ Name, AutoForwardingMode }));
    const on = inMode('On');
    if (on.length > 0) {
      const [en, de] = some(on);
      return fail(`It is switched on in: ${en}.`, `Sie ist eingeschaltet in: ${de}.`, evidence, on);
    }
    const automatic = inMode('Automatic');
    if (automatic.length > 0) {
      const [en, de] = some(automatic);
      return warning(
        `It is left to Microsoft ("Automatic") in: ${en}.`,
        `Sie ist Microsoft überlassen („Automatisch“) in: ${de}.`,
        evidence,
        automatic,
      );
    }
    return pass('Every policy switches it off.', 'Jede Richtlinie schaltet sie ab.', evidence);
  },
});
