import { inBoth } from '../../../i18n/language.tsx';

export const campaignTexts = inBoth({
  en: {
    title: 'Campaign',
    none: 'Nothing joins several accounts of this case: no common address, session, application or destination.',
    of: (accounts: number, from: string, to: string) => `${accounts} accounts in one hand, ${from} – ${to}`,
    picture: (accounts: string, links: number) =>
      `Graph: ${accounts} are joined by ${links} things, listed below`,
    links: 'What joins them',
    kind: 'Joined by',
    value: 'Which',
    accounts: 'Accounts',
    kinds: { address: 'Address', session: 'Session', application: 'Application', destination: 'Destination' },
  },
  de: {
    title: 'Kampagne',
    none: 'Nichts verbindet mehrere Konten dieses Falls: keine gemeinsame Adresse, Sitzung, Anwendung oder Zieladresse.',
    of: (accounts: number, from: string, to: string) => `${accounts} Konten in einer Hand, ${from} – ${to}`,
    picture: (accounts: string, links: number) =>
      `Graph: ${accounts} sind durch ${links} Dinge verbunden, unten aufgelistet`,
    links: 'Was sie verbindet',
    kind: 'Verbunden durch',
    value: 'Welche',
    accounts: 'Konten',
    kinds: { address: 'Adresse', session: 'Sitzung', application: 'Anwendung', destination: 'Zieladresse' },
  },
});
