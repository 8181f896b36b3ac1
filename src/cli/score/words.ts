import type { Tone } from '../../domain/document.ts';
import type { ControlStanding, ControlState, Effort } from '../../domain/secure-score.ts';
import type { Language, Localized } from '../../kernel/localized.ts';

export const effortWords: { readonly [effort in Effort]: Localized } = {
  low: { en: 'low', de: 'gering' },
  moderate: { en: 'moderate', de: 'mittel' },
  high: { en: 'high', de: 'hoch' },
};

export const standingWords: {
  readonly [standing in ControlStanding['standing']]: Localized & { readonly tone: Tone };
} = {
  met: { en: 'met', de: 'erfüllt', tone: 'good' },
  partial: { en: 'in part', de: 'teilweise', tone: 'warning' },
  open: { en: 'open', de: 'offen', tone: 'bad' },
  answered: { en: 'answered', de: 'beantwortet', tone: 'muted' },
  'not-applicable': { en: 'not scored here', de: 'hier nicht bewertet', tone: 'muted' },
};

export const stateWords: { readonly [state in ControlState]: Localized } = {
  default: { en: 'no answer', de: 'keine Antwort' },
  ignored: { en: 'ignored, risk accepted', de: 'ignoriert, Risiko akzeptiert' },
  'third-party': { en: 'done by another product', de: 'durch ein anderes Produkt erledigt' },
  reviewed: { en: 'reviewed, done another way', de: 'geprüft, auf andere Weise erledigt' },
};

const categories: { readonly [category: string]: Localized } = {
  Identity: { en: 'Identity', de: 'Identität' },
  Data: { en: 'Data', de: 'Daten' },
  Device: { en: 'Devices', de: 'Geräte' },
  Apps: { en: 'Apps', de: 'Apps' },
  Infrastructure: { en: 'Infrastructure', de: 'Infrastruktur' },
};

const products: { readonly [service: string]: string } = {
  AzureAD: 'Microsoft Entra ID',
  EXO: 'Exchange Online',
  MDO: 'Defender for Office 365',
  MIP: 'Microsoft Purview',
  SPO: 'SharePoint Online',
  AATP: 'Defender for Identity',
  MDATP: 'Defender for Endpoint',
  MCAS: 'Defender for Cloud Apps',
  'MS Teams': 'Microsoft Teams',
};

const averages: { readonly [basis: string]: Localized } = {
  AllTenants: { en: 'All organisations', de: 'Alle Organisationen' },
  TotalSeats: { en: 'Organisations of this size', de: 'Organisationen dieser Größe' },
  IndustryTypes: { en: 'Organisations of this industry', de: 'Organisationen dieser Branche' },
};

const threats: { readonly [threat: string]: Localized } = {
  accountBreach: { en: 'account breach', de: 'Kontoübernahme' },
  dataDeletion: { en: 'data deletion', de: 'Löschen von Daten' },
  dataExfiltration: { en: 'data exfiltration', de: 'Abfluss von Daten' },
  dataSpillage: { en: 'data spillage', de: 'Datenpanne' },
  elevationOfPrivilege: { en: 'elevation of privilege', de: 'Rechteausweitung' },
  maliciousInsider: { en: 'malicious insider', de: 'böswillige Insider' },
  passwordCracking: { en: 'password cracking', de: 'Knacken von Kennwörtern' },
  phishingOrWhaling: { en: 'phishing', de: 'Phishing' },
  spoofing: { en: 'spoofing', de: 'gefälschte Absender' },
};

export const categoryWord = (name: string, language: Language): string =>
  categories[name]?.[language] ?? name;
export const productWord = (name: string): string => products[name] ?? name;
export const averageWord = (name: string, language: Language): string => averages[name]?.[language] ?? name;
export const threatWord = (name: string, language: Language): string => threats[name]?.[language] ?? name;
