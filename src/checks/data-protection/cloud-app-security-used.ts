import { defineCheck } from '../../domain/check.ts';
import { pass, manual } from '../support/outcome.ts';

export const cloudAppSecurityUsed = defineCheck({
  id: 'cloud-app-security-used',
  title: {
    en: 'Defender for Cloud Apps watches sessions',
    de: 'Defender for Cloud Apps beobachtet Sitzungen',
  },
  rationale: {
    en: 'It is licensed and sees downloads in masses and impossible journeys, if somebody lets it.',
    de: 'Es ist lizenziert und sieht massenhafte Downloads und unmögliche Reisen, wenn man es arbeiten lässt.',
  },
  remediation: {
    en: 'Conditional Access: session control "Use Conditional Access App Control"; Defender portal: connect Microsoft 365.',
    de: 'Bedingter Zugriff: Sitzungssteuerung „App-Steuerung für bedingten Zugriff verwenden“; Defender-Portal: Microsoft 365 verbinden.',
  },
  severity: 'low',
  area: 'data-protection',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1530', 'T1567'],
  cuts: { shortens: ['T1550', 'session'] },
  licence: 'cloud-app-security',
  needs: ['conditional-access'],
  evaluate({ 'conditional-access': policies }) {
    const own = policies
      .filter((one) => one.state === 'enabled' && one.sessionControls?.cloudAppSecurity?.isEnabled)
      .map((one) => one.displayName ?? one.id);
    return own.length > 0
      ? pass(`Policy: ${own[0]}.`, `Richtlinie: ${own[0]}.`, own)
      : manual(
          'No policy hands sessions to it; whether Microsoft 365 is connected shows only in the Defender portal.',
          'Keine Richtlinie übergibt ihm Sitzungen; ob Microsoft 365 verbunden ist, zeigt nur das Defender-Portal.',
          [],
        );
  },
});
