import { defineCheck } from '../../domain/check.ts';
import { pass, fail } from '../support/outcome.ts';

export const bannedPasswordsEnforced = defineCheck({
  id: 'banned-passwords-enforced',
  title: {
    en: "Passwords with the firm's own words are refused",
    de: 'Kennwörter mit Wörtern der Firma werden abgelehnt',
  },
  rationale: {
    en: "The firm's name with the year is the first guess of a password spray.",
    de: 'Firmenname mit Jahreszahl ist der erste Versuch beim Password-Spraying.',
  },
  remediation: {
    en: 'Entra admin center, Password protection: enforce the custom list and enter names of firm, places and products.',
    de: 'Entra Admin Center, Kennwortschutz: benutzerdefinierte Liste erzwingen und Namen von Firma, Orten und Produkten eintragen.',
  },
  severity: 'low',
  area: 'sign-in',
  scuba: [],
  cis: ['5.2.3.2'],
  secureScore: ['aad_custom_banned_passwords'],
  attack: ['T1110.001', 'T1110.003'],
  cuts: { shortens: ['T1110'] },
  licence: 'entra-p1',
  action: 'ban-own-passwords',
  needs: ['directory-settings'],
  evaluate({ 'directory-settings': settings }) {
    const rules = settings.find((one) => one.displayName === 'Password Rule Settings');
    const value = (name: string): string => rules?.values.find((one) => one.name === name)?.value ?? '';
    const on = value('EnableBannedPasswordCheck').toLowerCase() === 'true';
    // The words themselves are a help to whoever guesses: only their number goes into a report.
    const words = value('BannedPasswordList').split(/\s+/).filter(Boolean).length;
    return on && words > 0
      ? pass(`${words} words are banned.`, `${words} Wörter sind gesperrt.`, { words })
      : fail('No list of your own is enforced.', 'Keine eigene Liste wird erzwungen.', { on, words });
  },
});
