import { defineCheck } from '../../domain/check.ts';
import { legacyClients } from '../support/access/coverage.ts';
import { blocks } from '../support/access/grants.ts';
import { coverageOutcome } from '../support/access/outcome.ts';
import { accessWants } from '../support/access/people.ts';
import { securityDefaultsOn } from '../support/access/security-defaults.ts';
import { pass, untold } from '../support/outcome.ts';

export const legacyAuthenticationBlocked = defineCheck({
  id: 'legacy-authentication-blocked',
  title: { en: 'Legacy authentication is blocked', de: 'Legacyauthentifizierung ist blockiert' },
  rationale: {
    en: 'Old mail protocols know no second factor. A guessed or stolen password is enough for them, whatever MFA is set up for everything else.',
    de: 'Alte Mailprotokolle kennen keinen zweiten Faktor. Ein erratenes oder gestohlenes Kennwort genügt ihnen, welche MFA auch sonst gilt.',
  },
  remediation: {
    en: 'Create a Conditional Access policy for all users and all resources with the client apps "Exchange ActiveSync clients" and "Other clients" that blocks access. Begin in report-only mode.',
    de: 'Legen Sie für alle Benutzer und alle Ressourcen eine Richtlinie für bedingten Zugriff an, die für die Client-Apps „Exchange ActiveSync-Clients“ und „Andere Clients“ den Zugriff blockiert. Beginnen Sie im Modus „Nur Bericht“.',
  },
  severity: 'high',
  area: 'sign-in',
  scuba: ['MS.AAD.1.1v1'],
  cis: ['5.2.2.3'],
  secureScore: ['BlockLegacyAuthentication'],
  attack: ['T1110', 'T1110.001', 'T1110.002', 'T1110.003', 'T1078', 'T1078.004'],
  cuts: { stops: ['T1110', 'protocol', 'app-password'], shortens: ['T1078'] },
  action: 'block-legacy-authentication',
  needs: ['conditional-access'],
  wants: [...accessWants, 'security-defaults'],
  evaluate(values, about) {
    const defaults = securityDefaultsOn(values);
    if (defaults === undefined) return untold('isEnabled');
    if (defaults)
      return pass('Security defaults block it.', 'Die Sicherheitsstandards blockieren sie.', {
        securityDefaults: true,
      });
    return coverageOutcome(
      {
        demand: { satisfies: blocks, clients: legacyClients },
        what: { en: 'A block of legacy authentication', de: 'Eine Sperre der Legacyauthentifizierung' },
      },
      values,
      about,
    );
  },
});
