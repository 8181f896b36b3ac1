import { defineCheck } from '../../domain/check.ts';
import { pass, fail } from '../support/outcome.ts';
import { globalAdministrator } from '../support/roles.ts';

const longestHours = 4;

export const administratorSessionsLimited = defineCheck({
  id: 'administrator-sessions-limited',
  title: {
    en: 'Sessions of administrators end soon and are not kept by the browser',
    de: 'Sitzungen von Administratoren enden bald und bleiben nicht im Browser',
  },
  rationale: {
    en: 'A stolen session works as long as it lives.',
    de: 'Eine gestohlene Sitzung ist nutzbar, solange sie gilt.',
  },
  remediation: {
    en: 'Conditional Access for directory roles: sign-in frequency of at most 4 hours, persistent browser session "Never".',
    de: 'Bedingter Zugriff für Verzeichnisrollen: Anmeldehäufigkeit höchstens 4 Stunden, persistente Browsersitzung „Nie“.',
  },
  severity: 'medium',
  area: 'sign-in',
  scuba: [],
  cis: ['5.2.2.4'],
  secureScore: ['aad_sign_in_freq_session_timeout'],
  attack: ['T1539', 'T1550'],
  cuts: { shortens: ['session', 'T1550', 'role'] },
  licence: 'entra-p1',
  action: 'limit-administrator-sessions',
  needs: ['conditional-access'],
  evaluate({ 'conditional-access': policies }) {
    const fits = policies.filter((policy) => {
      const users = policy.conditions?.users;
      const reaches =
        users?.includeUsers.includes('All') || users?.includeRoles.includes(globalAdministrator);
      const session = policy.sessionControls;
      const often = session?.signInFrequency;
      const hours = often?.type === 'days' ? (often.value ?? 0) * 24 : often?.value;
      const short =
        often?.isEnabled &&
        (often.frequencyInterval === 'everyTime' || (hours !== undefined && hours <= longestHours));
      const forgets = session?.persistentBrowser?.isEnabled && session.persistentBrowser.mode === 'never';
      return policy.state === 'enabled' && reaches && short && forgets;
    });
    return fits.length > 0
      ? pass(
          `Policy: ${fits[0]!.displayName ?? ''}.`,
          `Richtlinie: ${fits[0]!.displayName ?? ''}.`,
          fits.map((one) => one.displayName),
        )
      : fail(
          'No policy does both for Global Administrators.',
          'Keine Richtlinie leistet beides für globale Administratoren.',
          [],
        );
  },
});
