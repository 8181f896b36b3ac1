import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';

export const contactsNotSharedWithEveryone = defineCheck({
  id: 'contacts-not-shared-with-everyone',
  title: {
    en: 'Contact folders are not shared with all domains',
    de: 'Kontaktordner werden nicht mit allen Domänen geteilt',
  },
  rationale: {
    en: 'An address book tells a forger whom to write to, and in whose name.',
    de: 'Ein Adressbuch sagt einem Fälscher, wem er schreiben muss, und in wessen Namen.',
  },
  remediation: {
    en: 'Set-SharingPolicy: remove ContactsSharing from the entry "*".',
    de: 'Set-SharingPolicy: ContactsSharing aus dem Eintrag „*“ entfernen.',
  },
  severity: 'low',
  area: 'data-protection',
  scuba: ['MS.EXO.6.1v1'],
  cis: [],
  secureScore: [],
  attack: ['T1567', 'T1048'],
  cuts: { shortens: ['T1087'] },
  action: 'restrict-sharing-policies',
  needs: ['sharing-policies'],
  evaluate({ 'sharing-policies': policies }) {
    const own = policies.filter((one) => one.Enabled !== false);
    if (own.some((one) => one.Domains === undefined)) return untold('Domains');
    const open = own
      .filter((one) => one.Domains!.some((entry) => /^(\*|anonymous):.*ContactsSharing/i.test(entry)))
      .map((one) => one.Name);
    const [en, de] = some(open);
    return open.length === 0
      ? pass(
          'No policy does.',
          'Keine Richtlinie tut es.',
          own.map(({ Name, Domains }) => ({ Name, Domains })),
        )
      : fail(
          `Shared by: ${en}.`,
          `Geteilt durch: ${de}.`,
          own.map(({ Name, Domains }) => ({ Name, Domains })),
          open,
        );
  },
});
