import { counted } from '../../../i18n/counted.ts';
import { inBoth } from '../../../i18n/language.tsx';

export const campaignTexts = inBoth({
  en: {
    title: 'Campaign',
    none: 'Nothing joins several accounts of this case: no common address, session, application or destination.',
    of: (accounts: number, from: string, to: string) =>
      `${counted(accounts, 'account', 'accounts')} in one hand, ${from} – ${to}`,
    picture: (accounts: string, links: number) =>
      `Graph: ${accounts} are joined by ${counted(links, 'thing', 'things')}, listed below`,
    links: 'What joins them',
    kind: 'Joined by',
    value: 'Which',
    accounts: 'Accounts',
    kinds: { address: 'Address', session: 'Session', application: 'Application', destination: 'Destination' },
  },
  de: {
    title: 'Kampagne',
    none: 'Nichts verbindet mehrere Konten dieses Falls: keine gemeinsame Adresse, Sitzung, Anwendung oder Zieladresse.',
    of: (accounts: number, from: string, to: string) =>
      `${counted(accounts, 'Konto', 'Konten')} in einer Hand, ${from} – ${to}`,
    picture: (accounts: string, links: number) =>
      `Graph: ${accounts} sind durch ${counted(links, 'Merkmal', 'Merkmale')} verbunden, unten aufgelistet`,
    links: 'Was sie verbindet',
    kind: 'Verbunden durch',
    value: 'Welche',
    accounts: 'Konten',
    kinds: { address: 'Adresse', session: 'Sitzung', application: 'Anwendung', destination: 'Zieladresse' },
  },
});
