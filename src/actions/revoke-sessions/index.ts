import type { Action } from '../../domain/action.ts';
import { revocation } from '../revocation.ts';

export const revokeSessionsAction: Action = {
  ...revocation,
  id: 'revoke-sessions',
  title: { en: 'Revoke all sessions', de: 'Alle Sitzungen widerrufen' },
  effect: {
    en: 'Refresh tokens and session cookies become worthless, the stolen ones included. App passwords and app-only access are not touched.',
    de: 'Aktualisierungstoken und Sitzungscookies werden wertlos, auch die gestohlenen. App-Kennwörter und reine App-Zugriffe bleiben davon unberührt.',
  },
  latency: {
    en: 'A few minutes. Access tokens already issued live on for about an hour where continuous access evaluation does not reach.',
    de: 'Wenige Minuten. Bereits ausgestellte Zugriffstoken gelten noch etwa eine Stunde weiter, wo die fortlaufende Zugriffsevaluierung nicht greift.',
  },
  notice: {
    en: 'The owner has to sign in again on every device and in every app.',
    de: 'Die Person muss sich auf jedem Gerät und in jeder App neu anmelden.',
  },
  phase: 'lock',
  removes: 'session',
};
