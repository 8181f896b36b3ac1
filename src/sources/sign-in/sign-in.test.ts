import { describe, expect, it } from 'vitest';
import { readText } from '../../../test/support/read-text.ts';

/** Invented, in the shape of Graph's beta signIn. */
const graph = {
  id: 'A9EC0E71-d779-4869-97f3-e43d00475200',
  createdDateTime: '2026-11-02T08:15:00Z',
  userDisplayName: 'Anna Weber',
  userPrincipalName: 'Anna@contoso.example',
  userId: '9d8001cb-a159-4252-a3a1-c2dc689f322a',
  appId: '4765445b-32c6-49b0-83e6-1d93765276ca',
  appDisplayName: 'OfficeHome',
  ipAddress: '203.0.113.7',
  clientAppUsed: 'Browser',
  userAgent: 'Mozilla/5.0',
  correlationId: 'C1',
  conditionalAccessStatus: 'notApplied',
  isInteractive: true,
  resourceDisplayName: 'Microsoft Graph',
  resourceId: '00000003-0000-0000-c000-000000000000',
  riskLevelDuringSignIn: 'high',
  riskState: 'atRisk',
  riskEventTypes_v2: ['unfamiliarFeatures', 'anonymizedIPAddress'],
  sessionId: 'S1',
  uniqueTokenIdentifier: 'tOk',
  authenticationRequirement: 'singleFactorAuthentication',
  authenticationProtocol: 'deviceCode',
  incomingTokenType: 'none',
  autonomousSystemNumber: 64_500,
  status: { errorCode: 50_126, failureReason: 'Invalid username or password.' },
  deviceDetail: { deviceId: '', displayName: '', operatingSystem: 'Windows10', trustType: '' },
  location: { city: 'Lagos', state: 'Lagos', countryOrRegion: 'NG' },
  authenticationDetails: [{ authenticationMethod: 'Password', succeeded: false }],
};
const expected = {
  record_id: 'a9ec0e71-d779-4869-97f3-e43d00475200',
  time: Date.UTC(2026, 10, 2, 8, 15),
  source: 'sign-in',
  operation: 'UserLoginFailed',
  outcome: 'failure',
  error_code: '50126',
  result_reason: 'Invalid username or password.',
  user: 'anna@contoso.example',
  client_ip: '203.0.113.7',
  country: 'NG',
  city: 'Lagos',
  client_app: 'Browser',
  app_name: 'OfficeHome',
  resource: 'Microsoft Graph',
  correlation_id: 'c1',
  auth_requirement: 'singleFactorAuthentication',
  conditional_access: 'notApplied',
  device_id: null,
};
const further = {
  asn: 64_500,
  session_id: 's1',
  token_id: 'tOk',
  auth_protocol: 'deviceCode',
  interactive: 'true',
  risk_level: 'high',
  risk_type: 'unfamiliarFeatures,anonymizedIPAddress',
};
const one = (text: string): { readonly [column: string]: unknown } => {
  const { rows, rejected } = readText(text);
  expect(rejected).toEqual([]);
  return rows[0]!;
};

describe('Entra sign-ins', () => {
  it('are read from Graph and from the portal’s JSON', () => {
    expect(one(JSON.stringify({ value: [graph] }))).toMatchObject({ ...expected, ...further });
    const row = one(JSON.stringify([graph], null, 2));
    expect(row).toMatchObject({ ...expected, ...further });
    expect(JSON.parse(String(row['extended']))).toEqual({
      authenticationDetails: graph.authenticationDetails,
    });
  });

  it('are read from diagnostic settings, whose category tells whether a person was there', () => {
    const line = (category: string): string =>
      JSON.stringify({
        time: '2026-11-02T08:16:00Z',
        category,
        operationName: 'Sign-in activity',
        callerIpAddress: '203.0.113.7',
        properties: { ...graph, isInteractive: undefined },
      });
    expect(one(line('SignInLogs'))).toMatchObject({ ...expected, ...further, interactive: 'true' });
    expect(one(line('NonInteractiveUserSignInLogs'))['interactive']).toBe('false');
    expect(one(JSON.stringify({ records: [JSON.parse(line('SignInLogs'))] }))).toMatchObject(expected);
  });

  it('are read from Sentinel’s tables', () => {
    const row = {
      TimeGenerated: '2026-11-02T08:15:00Z',
      Category: 'NonInteractiveUserSignInLogs',
      Id: graph.id,
      ResultType: '50126',
      ResultDescription: 'Invalid username or password.',
      UserPrincipalName: graph.userPrincipalName,
      UserId: graph.userId,
      AppDisplayName: 'OfficeHome',
      AppId: graph.appId,
      IPAddress: '203.0.113.7',
      ClientAppUsed: 'Browser',
      CorrelationId: 'c1',
      ConditionalAccessStatus: 'notApplied',
      ResourceDisplayName: 'Microsoft Graph',
      Location: 'NG',
      LocationDetails: '{"city":"Lagos","countryOrRegion":"NG"}',
      DeviceDetail: '{"deviceId":""}',
      AuthenticationRequirement: 'singleFactorAuthentication',
      SessionId: 'S1',
      UniqueTokenIdentifier: 'tOk',
      RiskLevelDuringSignIn: 'high',
    };
    expect(one(JSON.stringify([row]))).toMatchObject({
      ...expected,
      session_id: 's1',
      interactive: 'false',
      risk_level: 'high',
    });
    expect(one(JSON.stringify([{ ...row, LocationDetails: undefined }]))).toMatchObject({ country: 'NG' });
  });

  it('are read from the portal’s CSV in English and in German', () => {
    const values = [
      '2026-11-02T08:15:00Z',
      graph.id,
      'Mozilla/5.0',
      'C1',
      graph.userId,
      'Anna Weber',
      'Anna@contoso.example',
      'OfficeHome',
      graph.appId,
      'Microsoft Graph',
      '203.0.113.7',
      '"Lagos, Lagos, NG"',
      'Failure',
      '50126',
      'Invalid username or password.',
      'Browser',
    ];
    const english = `Date (UTC),Request ID,User agent,Correlation ID,User ID,User,Username,Application,Application ID ,Resource,IP address,Location,Status,Sign-in error code,Failure reason,Client app,Authentication requirement,Conditional Access\n${values.join(',')},Single-factor authentication,Not Applied`;
    expect(one(english)).toMatchObject(expected);
    const german = `Datum (UTC);Anforderungs-ID;Benutzer-Agent;Korrelations-ID;Benutzer-ID;Benutzer;Benutzername;Anwendung;Anwendungs-ID;Ressource;IP-Adresse;Standort;Status;Anmeldefehlercode;Fehlerursache;Client-App;Authentifizierungsanforderung;Bedingter Zugriff\n${values.join(';')};Einstufige Authentifizierung;Nicht angewendet`;
    expect(one(german)).toMatchObject(expected);
  });

  it('of service principals are named by the application', () => {
    const row = one(
      JSON.stringify({
        id: 'x',
        createdDateTime: '2026-11-02T08:15:00Z',
        servicePrincipalName: 'Sync Tool',
        servicePrincipalId: graph.userId,
        appId: graph.appId,
        ipAddress: '203.0.113.7',
        status: { errorCode: 0 },
        signInEventTypes: ['servicePrincipal'],
      }),
    );
    expect(row).toMatchObject({
      user: 'sync tool',
      app_name: 'Sync Tool',
      actor_id: graph.userId,
      user_type: 6,
      outcome: 'success',
      operation: 'UserLoggedIn',
      interactive: 'false',
    });
  });

  it('keep the device code of a session that one began', () => {
    const row = one(
      JSON.stringify({ ...graph, authenticationProtocol: 'none', originalTransferMethod: 'deviceCodeFlow' }),
    );
    expect(row['auth_protocol']).toBe('deviceCode');
  });
});
