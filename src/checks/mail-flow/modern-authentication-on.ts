import { defineCheck } from '../../domain/check.ts';
import { flagged } from '../support/outcome.ts';

export const modernAuthenticationOn = defineCheck({
  id: 'modern-authentication-on',
  title: {
    en: 'Modern authentication is on for Exchange Online',
    de: 'Moderne Authentifizierung ist für Exchange Online eingeschaltet',
  },
  rationale: {
    en: 'Without it Outlook falls back to name and password.',
    de: 'Ohne sie fällt Outlook auf Name und Kennwort zurück.',
  },
  remediation: {
    en: 'Set-OrganizationConfig -OAuth2ClientProfileEnabled $true.',
    de: 'Set-OrganizationConfig -OAuth2ClientProfileEnabled $true.',
  },
  severity: 'high',
  area: 'mail-flow',
  scuba: [],
  cis: ['6.5.1'],
  secureScore: ['exo_oauth2clientprofileenabled'],
  attack: ['T1078.004'],
  cuts: { shortens: ['T1110'] },
  action: 'turn-on-modern-authentication',
  needs: ['organization-config'],
  evaluate: ({ 'organization-config': config }) =>
    flagged(
      'OAuth2ClientProfileEnabled',
      config.OAuth2ClientProfileEnabled,
      true,
      ['It is on.', 'Sie ist an.'],
      ['It is off.', 'Sie ist aus.'],
    ),
});
