import { resultOf } from './asked-policy.ts';
import type { AskedPolicy } from './asked-policy.ts';
import { recordUnified, systemActor } from './records.ts';
import type { Tenant, User } from './tenant.ts';
import type { World } from './world.ts';

export interface SignInFacts {
  readonly user: User;
  readonly appId: string;
  readonly appName: string;
  readonly resource: string;
  readonly ip: string;
  readonly country: string;
  readonly city: string;
  readonly userAgent: string;
  readonly clientApp: string;
  readonly interactive: boolean;
  /** 0, or the AADSTS number. */
  readonly errorCode: number;
  readonly failureReason: string;
  readonly mfa: boolean;
  readonly sessionId: string | null;
  readonly tokenId: string;
  readonly deviceId: string;
  readonly deviceName: string;
  readonly protocol: string;
  readonly risk: 'none' | 'low' | 'medium' | 'high';
  /** The Conditional Access policies that concerned it, or report only. */
  readonly policies?: readonly AskedPolicy[];
}

/** Application ids of the resources that a sign-in names. */
const resourceIds: { readonly [name: string]: string } = {
  'Microsoft Graph': '00000003-0000-0000-c000-000000000000',
  'Office 365 Exchange Online': '00000002-0000-0ff1-ce00-000000000000',
  'Office 365 Management APIs': 'c5393580-f805-4401-95e8-94b7a6ef2fc2',
};

function requestType(facts: SignInFacts): string {
  if (facts.protocol === 'deviceCode') return 'Cmsi:Cmsi';
  return facts.interactive && facts.protocol !== 'ropc' ? 'OAuth2:Authorize' : 'OAuth2:Token';
}

/** A sign-in: one record in the sign-in log, and its twin (record type 15) in the unified log. */
export function recordSignIn(world: World, tenant: Tenant, facts: SignInFacts, at?: Date): void {
  const time = at ?? world.clock.now();
  const id = world.random.uuid();
  const policies = facts.policies ?? [];
  const outcome = facts.errorCode === 0 ? 'success' : 'failure';
  tenant.logs.signIns.push({
    availableAt: time.getTime() + world.delays.signIn,
    record: {
      id,
      createdDateTime: time.toISOString(),
      userDisplayName: facts.user.displayName,
      userPrincipalName: facts.user.userPrincipalName.toLowerCase(),
      userId: facts.user.id,
      appId: facts.appId,
      appDisplayName: facts.appName,
      ipAddress: facts.ip,
      clientAppUsed: facts.clientApp,
      correlationId: world.random.uuid(),
      conditionalAccessStatus: policies.every((policy) => policy.reportOnly) ? 'notApplied' : outcome,
      appliedConditionalAccessPolicies: policies.map((policy) => ({
        id: policy.id,
        displayName: policy.displayName,
        enforcedGrantControls: policy.controls,
        enforcedSessionControls: [],
        result: resultOf(policy, facts),
      })),
      isInteractive: facts.interactive,
      riskDetail: 'none',
      riskLevelAggregated: facts.risk,
      riskLevelDuringSignIn: facts.risk,
      riskState: facts.risk === 'none' ? 'none' : 'atRisk',
      riskEventTypes_v2: [],
      resourceDisplayName: facts.resource,
      resourceId: resourceIds[facts.resource] ?? '',
      status: { errorCode: facts.errorCode, failureReason: facts.failureReason, additionalDetails: null },
      deviceDetail: {
        deviceId: facts.deviceId,
        displayName: facts.deviceName,
        operatingSystem: /Windows/.test(facts.userAgent) ? 'Windows 10' : '',
        browser: '',
        isCompliant: facts.deviceId !== '',
        isManaged: facts.deviceId !== '',
        trustType: facts.deviceId ? 'Azure AD joined' : '',
      },
      location: { city: facts.city, state: '', countryOrRegion: facts.country, geoCoordinates: null },
      // What only beta shows; the v1.0 endpoint strips it.
      _beta: {
        userAgent: facts.userAgent,
        authenticationRequirement: facts.mfa ? 'multiFactorAuthentication' : 'singleFactorAuthentication',
        authenticationProtocol: facts.protocol,
        sessionId: facts.sessionId,
        uniqueTokenIdentifier: facts.tokenId,
        signInEventTypes: [facts.interactive ? 'interactiveUser' : 'nonInteractiveUser'],
      },
    },
  });
  recordUnified(
    world,
    tenant,
    { ...systemActor, kind: 'user', id: facts.user.id, name: facts.user.userPrincipalName, ip: facts.ip },
    {
      Operation: facts.errorCode === 0 ? 'UserLoggedIn' : 'UserLoginFailed',
      RecordType: 15,
      ResultStatus: facts.errorCode === 0 ? 'Success' : 'Failed',
      Workload: 'AzureActiveDirectory',
      AzureActiveDirectoryEventType: 1,
      ObjectId: facts.appId,
      ApplicationId: facts.appId,
      ErrorNumber: String(facts.errorCode),
      ...(facts.errorCode === 0 ? {} : { LogonError: facts.failureReason }),
      ActorIpAddress: facts.ip,
      ExtendedProperties: [
        { Name: 'ResultStatusDetail', Value: facts.errorCode === 0 ? 'Success' : 'UserError' },
        { Name: 'UserAgent', Value: facts.userAgent },
        { Name: 'RequestType', Value: requestType(facts) },
      ],
      DeviceProperties: [
        { Name: 'OS', Value: /Windows/.test(facts.userAgent) ? 'Windows 10' : 'Other' },
        { Name: 'SessionId', Value: facts.sessionId ?? '' },
        { Name: 'IsCompliantAndManaged', Value: facts.deviceId ? 'True' : 'False' },
      ],
      InterSystemsId: world.random.uuid(),
      IntraSystemId: id,
    },
    time,
  );
}

export interface AppSignInFacts {
  readonly appId: string;
  readonly servicePrincipalId: string;
  readonly name: string;
  readonly resource: string;
  readonly resourceId: string;
  readonly ip: string;
  readonly tokenId: string;
}

/** An app's own sign-in: shown by beta where it is asked for (`servicePrincipal`), and not in the unified log. */
export function recordAppSignIn(world: World, tenant: Tenant, facts: AppSignInFacts): void {
  const time = world.clock.now();
  tenant.logs.signIns.push({
    availableAt: time.getTime() + world.delays.signIn,
    record: {
      id: world.random.uuid(),
      createdDateTime: time.toISOString(),
      appId: facts.appId,
      appDisplayName: facts.name,
      servicePrincipalId: facts.servicePrincipalId,
      servicePrincipalName: facts.name,
      ipAddress: facts.ip,
      correlationId: world.random.uuid(),
      conditionalAccessStatus: 'notApplied',
      appliedConditionalAccessPolicies: [],
      isInteractive: false,
      resourceDisplayName: facts.resource,
      resourceId: facts.resourceId,
      status: { errorCode: 0, failureReason: 'Other.', additionalDetails: null },
      _beta: { signInEventTypes: ['servicePrincipal'], uniqueTokenIdentifier: facts.tokenId },
    },
  });
}
