import type { Action } from '../../domain/action.ts';
import { revocation } from '../revocation.ts';

export const revokeSessionsAgain: Action = {
  ...revocation,
  id: 'revoke-sessions-again',
  title: { en: 'Revoke all sessions again', de: 'Alle Sitzungen erneut widerrufen' },
  effect: {
    en: 'Ends what the attacker renewed between the first revocation and the removal of devices, methods and app grants: tokens that an app already holds outlive its grant until they are revoked.',
    de: 'Beendet, was der Angreifer zwischen dem ersten Widerruf und dem Entfernen von Geräten, Methoden und App-Berechtigungen erneuert hat: Token, die eine App schon besitzt, überleben deren Berechtigung, bis sie widerrufen werden.',
  },
  latency: {
    en: 'A few minutes, as the first time.',
    de: 'Wenige Minuten, wie beim ersten Mal.',
  },
  notice: {
    en: 'Nothing new: the owner is signed out already.',
    de: 'Nichts Neues: Die Person ist bereits abgemeldet.',
  },
  impact: 'low',
  phase: 'revoke-again',
};
