import type { Localized } from '../../../kernel/localized.ts';
import type { SignIn } from './when.ts';

const clients: { readonly [client: string]: Localized } = {
  browser: { en: 'in a browser', de: 'im Browser' },
  mobileAppsAndDesktopClients: {
    en: 'with mobile and desktop apps',
    de: 'mit Apps für Mobilgeräte und Desktop',
  },
  exchangeActiveSync: { en: 'with Exchange ActiveSync', de: 'mit Exchange ActiveSync' },
  other: { en: 'with legacy clients', de: 'mit Legacyclients' },
};

/** What is special about a sign-in that nothing holds up; `everywhere` for the ordinary one. */
export function describe(signIn: SignIn, names: ReadonlyMap<string, string>): Localized {
  const name = (id: string): string => names.get(id) ?? id;
  const parts: Localized[] = [];
  if (signIn.app !== 'any')
    parts.push({ en: `to application ${name(signIn.app)}`, de: `an der Anwendung ${name(signIn.app)}` });
  if (signIn.client !== 'browser')
    parts.push(clients[signIn.client] ?? { en: signIn.client, de: signIn.client });
  if (signIn.platform === 'unknown')
    parts.push({ en: 'from a device of unknown platform', de: 'von einem Gerät mit unbekannter Plattform' });
  else if (signIn.platform !== 'windows')
    parts.push({ en: `from ${signIn.platform}`, de: `von ${signIn.platform}` });
  if (signIn.location === 'trusted')
    parts.push({ en: 'from trusted locations', de: 'von vertrauenswürdigen Standorten' });
  else if (signIn.location !== 'elsewhere')
    parts.push({
      en: `from location "${name(signIn.location)}"`,
      de: `vom Standort „${name(signIn.location)}“`,
    });
  if (signIn.device === 'filtered')
    parts.push({ en: 'from devices that a filter names', de: 'von Geräten, die ein Filter nennt' });
  return parts.length === 0
    ? { en: 'from anywhere', de: 'von überall' }
    : { en: parts.map((part) => part.en).join(' '), de: parts.map((part) => part.de).join(' ') };
}
