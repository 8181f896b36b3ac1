import { defineCheck } from '../../domain/check.ts';
import { pass, manual } from '../support/outcome.ts';

export const guestDomainsAllowedOnly = defineCheck({
  id: 'guest-domains-allowed-only',
  title: {
    en: 'Guests are invited only from domains that were approved',
    de: 'Gäste werden nur aus genehmigten Domänen eingeladen',
  },
  rationale: {
    en: 'A list of partners keeps out the throw-away address that looks like one.',
    de: 'Eine Liste der Partner hält die Wegwerfadresse fern, die wie einer aussieht.',
  },
  remediation: {
    en: 'Entra admin center, External collaboration settings: "Allow invitations only to the specified domains".',
    de: 'Entra Admin Center, Einstellungen für externe Zusammenarbeit: „Einladungen nur an die angegebenen Domänen zulassen“.',
  },
  severity: 'low',
  area: 'guests',
  scuba: ['MS.AAD.8.3v1'],
  cis: ['5.1.6.1'],
  secureScore: [],
  attack: ['T1078', 'T1078.001'],
  cuts: { stops: ['rule:guest-invited'] },
  needs: ['authorization-policy'],
  // Graph v1.0 does not tell the list of domains (b2bManagementPolicy): a person looks at it in the portal.
  evaluate({ 'authorization-policy': { allowInvitesFrom: from } }) {
    if (from === 'none') return pass('Nobody can invite guests.', 'Niemand kann Gäste einladen.', from);
    return manual(
      'Look at the collaboration restrictions in the portal: no stable interface tells the list of domains.',
      'Sehen Sie im Portal bei den Einschränkungen für die Zusammenarbeit nach: Keine stabile Schnittstelle nennt die Liste der Domänen.',
      { allowInvitesFrom: from ?? null },
    );
  },
});
