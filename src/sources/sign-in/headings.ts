import type { SourceRecord } from '../../domain/source.ts';
import { first } from '../fields.ts';

/**
 * Headings of the portal's CSV by the member of Graph's signIn that they show, English and German. Microsoft documents
 * none of them; unknown headings are simply not read.
 */
const headings: { readonly [member: string]: readonly string[] } = {
  id: ['Request ID', 'Anforderungs-ID', 'Anforderungskennung'],
  createdDateTime: ['Date (UTC)', 'Date', 'Datum (UTC)', 'Datum'],
  correlationId: ['Correlation ID', 'Korrelations-ID'],
  userId: ['User ID', 'Benutzer-ID'],
  userPrincipalName: ['Username', 'Benutzername'],
  servicePrincipalName: ['Service principal name', 'Dienstprinzipalname', 'Name des Dienstprinzipals'],
  servicePrincipalId: ['Service principal ID', 'Dienstprinzipal-ID'],
  userAgent: ['User agent', 'Benutzer-Agent', 'Benutzeragent'],
  appDisplayName: ['Application', 'Anwendung'],
  appId: ['Application ID', 'Application ID ', 'Anwendungs-ID'],
  resourceDisplayName: ['Resource', 'Ressource'],
  resourceId: ['Resource ID', 'Resource ID ', 'Ressourcen-ID'],
  ipAddress: ['IP address', 'IP-Adresse'],
  clientAppUsed: ['Client app', 'Client-App', 'Clientanwendung'],
  authenticationRequirement: ['Authentication requirement', 'Authentifizierungsanforderung'],
  authenticationProtocol: [
    'Authentication Protocol',
    'Authentication protocol',
    'Authentifizierungsprotokoll',
  ],
  conditionalAccessStatus: ['Conditional Access', 'Conditional access', 'Bedingter Zugriff'],
  sessionId: ['Session ID', 'Sitzungs-ID'],
  uniqueTokenIdentifier: ['Unique token identifier', 'Eindeutiger Tokenbezeichner', 'Eindeutige Token-ID'],
  incomingTokenType: ['Incoming token type', 'Typ des eingehenden Tokens', 'Eingehender Tokentyp'],
  autonomousSystemNumber: [
    'Autonomous system  number',
    'Autonomous system number',
    'Nummer des autonomen Systems',
  ],
};

const statusHeadings = ['Status'];
const errorHeadings = ['Sign-in error code', 'Anmeldefehlercode', 'Fehlercode der Anmeldung'];
const reasonHeadings = ['Failure reason', 'Fehlerursache', 'Fehlergrund'];
const locationHeadings = ['Location', 'Standort', 'Ort'];

export function isPortalCsv(record: SourceRecord): boolean {
  const has = (names: readonly string[]): boolean => names.some((name) => name in record);
  return (
    has(headings['id']!) &&
    has(headings['createdDateTime']!) &&
    (has(headings['ipAddress']!) || has(errorHeadings))
  );
}

/** A row of the portal's CSV as a Graph signIn. */
export function fromPortalCsv(row: SourceRecord): SourceRecord {
  const record: { [member: string]: unknown } = {};
  for (const [member, names] of Object.entries(headings)) record[member] = first(row, ...names);
  const location = String(first(row, ...locationHeadings) ?? '')
    .split(',')
    .map((part) => part.trim());
  const interrupted = /^(?:success|erfolg)/i.test(String(first(row, ...statusHeadings) ?? ''));
  return {
    ...record,
    conditionalAccessStatus: conditionalAccess(record['conditionalAccessStatus']),
    authenticationRequirement: requirement(record['authenticationRequirement']),
    status: {
      errorCode: first(row, ...errorHeadings) ?? (interrupted ? '0' : null),
      failureReason: first(row, ...reasonHeadings),
    },
    // `Berlin, Berlin, DE`: town, state, country.
    location: { city: location.length > 1 ? location[0] : null, countryOrRegion: location.at(-1) },
    deviceDetail: {
      deviceId: first(row, 'Device ID', 'Geräte-ID'),
      displayName: first(row, 'Device Name', 'Gerätename'),
      operatingSystem: first(row, 'Operating System', 'Betriebssystem'),
      browser: first(row, 'Browser'),
      isCompliant: first(row, 'Compliant', 'Konform'),
      isManaged: first(row, 'Managed', 'Verwaltet'),
      trustType: first(row, 'Join Type', 'Join type', 'Verknüpfungstyp', 'Jointyp'),
    },
  };
}

/** Microsoft's words for people as the words of its interface. */
function conditionalAccess(value: unknown): unknown {
  const word = String(value ?? '').toLowerCase();
  if (/^(?:success|erfolg)/.test(word)) return 'success';
  if (/^(?:fail|fehl)/.test(word)) return 'failure';
  return /^(?:not applied|nicht angewend)/.test(word) ? 'notApplied' : value;
}

function requirement(value: unknown): unknown {
  const word = String(value ?? '').toLowerCase();
  if (/single|einstufig|einzel/.test(word)) return 'singleFactorAuthentication';
  return /multi|mehrstufig/.test(word) ? 'multiFactorAuthentication' : value;
}
