import { exchangeSetting } from '../exchange-setting.ts';

export const turnOnModernAuthentication = exchangeSetting({
  id: 'turn-on-modern-authentication',
  title: { en: 'Switch modern authentication on', de: 'Moderne Authentifizierung einschalten' },
  effect: {
    en: 'Outlook can ask for a second factor.',
    de: 'Outlook kann nach einem zweiten Faktor fragen.',
  },
  notice: {
    en: 'Outlook asks everybody to sign in once.',
    de: 'Outlook bittet alle einmal um eine Anmeldung.',
  },
  impact: 'low',
  attack: ['T1110', 'T1078.004'],
  noun: 'OrganizationConfig',
  single: true,
  want: () => ({ OAuth2ClientProfileEnabled: true }),
});
