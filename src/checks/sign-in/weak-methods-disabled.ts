import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';

const weak = ['Sms', 'Voice', 'Email'];

export const weakMethodsDisabled = defineCheck({
  id: 'weak-methods-disabled',
  title: {
    en: 'SMS, voice call and e-mail codes are disabled',
    de: 'SMS, Anruf und E-Mail-Code sind deaktiviert',
  },
  rationale: {
    en: 'A telephone number can be taken over and a code can be read aloud; both happen.',
    de: 'Eine Rufnummer lässt sich übernehmen und ein Code vorlesen; beides geschieht.',
  },
  remediation: {
    en: 'Entra admin center, Authentication methods: disable SMS, Voice call and Email OTP, after everybody has another method.',
    de: 'Entra Admin Center, Authentifizierungsmethoden: SMS, Sprachanruf und E-Mail-OTP deaktivieren, wenn alle eine andere Methode haben.',
  },
  severity: 'medium',
  area: 'sign-in',
  scuba: ['MS.AAD.3.5v2'],
  cis: ['5.2.3.5'],
  secureScore: [],
  attack: ['T1621', 'T1566', 'T1566.002', 'T1111'],
  cuts: { stops: ['T1111'], shortens: ['T1557'] },
  action: 'disable-weak-methods',
  needs: ['authentication-methods'],
  evaluate({ 'authentication-methods': policy }) {
    const methods = policy.authenticationMethodConfigurations;
    if (!methods) return untold('authenticationMethodConfigurations');
    const states = weak.map((id) => ({ id, state: methods.find((one) => one.id === id)?.state ?? null }));
    if (states.some((one) => one.state === null)) return untold(states.find((one) => one.state === null)!.id);
    const on = states.filter((one) => one.state === 'enabled').map((one) => one.id);
    const [en, de] = some(on);
    return on.length === 0
      ? pass('All three are disabled.', 'Alle drei sind deaktiviert.', states)
      : fail(`Enabled: ${en}.`, `Aktiviert: ${de}.`, states, on);
  },
});
