import { exchangeSetting } from '../exchange-setting.ts';

export const refuseForwardingToRemoteDomains = exchangeSetting({
  id: 'refuse-forwarding-to-remote-domains',
  title: {
    en: 'Refuse automatic forwarding to remote domains',
    de: 'Automatische Weiterleitung an Remotedomänen ablehnen',
  },
  effect: {
    en: 'Exchange does not forward to other domains, whatever the outbound policies say.',
    de: 'Exchange leitet nicht an andere Domänen weiter, gleich was die Richtlinien für ausgehende E-Mails sagen.',
  },
  notice: {
    en: 'Wanted forwarding to these domains ends as well.',
    de: 'Auch gewollte Weiterleitungen an diese Domänen enden.',
  },
  impact: 'medium',
  attack: ['T1114.003'],
  noun: 'RemoteDomain',
  want: () => ({ AutoForwardEnabled: false }),
});
