import type { Obj, Tenant, User } from './tenant.ts';
import type { World } from './world.ts';

/** Who does something, from where: what every log record tells of its author. */
export interface Actor {
  readonly kind: 'user' | 'application' | 'system';
  /** Object id of the user or service principal. */
  readonly id: string;
  /** User principal name, or the application's display name. */
  readonly name: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly appId: string | null;
  readonly sessionId: string | null;
  readonly tokenId: string | null;
}

export const systemActor: Actor = {
  kind: 'system',
  id: '',
  name: 'NT AUTHORITY\\SYSTEM (Microsoft.Exchange.ServiceHost)',
  ip: null,
  userAgent: null,
  appId: null,
  sessionId: null,
  tokenId: null,
};

/** Times in AuditData are UTC without a zone (Office 365 Management Activity API schema, CreationTime). */
function auditTime(time: Date): string {
  return time.toISOString().slice(0, 19);
}

/** Writes one record of the unified audit log, unless ingestion is off; it becomes searchable after the delay. */
export function recordUnified(
  world: World,
  tenant: Tenant,
  actor: Actor,
  fields: Obj,
  at?: Date,
): Obj | null {
  if (tenant.exchange.adminAuditLogConfig['UnifiedAuditLogIngestionEnabled'] !== true) return null;
  const time = at ?? world.clock.now();
  const record: Obj = {
    CreationTime: auditTime(time),
    Id: world.random.uuid(),
    OrganizationId: tenant.id,
    UserType: actor.kind === 'system' ? 3 : actor.kind === 'application' ? 5 : 0,
    UserKey: actor.id,
    UserId: actor.name,
    Version: 1,
    ...(actor.ip ? { ClientIP: actor.ip } : {}),
    ...fields,
  };
  tenant.logs.unified.push({ availableAt: time.getTime() + world.delays.unifiedAudit, record });
  return record;
}

/** An Exchange cmdlet that changed something (record type 1, ExchangeAdmin). */
export function recordCmdlet(
  world: World,
  tenant: Tenant,
  actor: Actor,
  cmdlet: string,
  objectId: string,
  parameters: { readonly [name: string]: unknown },
  at?: Date,
): void {
  recordUnified(
    world,
    tenant,
    actor,
    {
      Operation: cmdlet,
      RecordType: 1,
      ResultStatus: 'True',
      Workload: 'Exchange',
      ObjectId: objectId,
      ClientIP: actor.ip ? `${actor.ip}:${20_000 + world.random.integer(40_000)}` : '',
      AppId: actor.appId ?? '',
      ClientAppId: '',
      ExternalAccess: actor.kind === 'system',
      OrganizationName: tenant.domain,
      OriginatingServer: 'AM0PR04MB0001 (15.20.9000.000)',
      ...(actor.sessionId ? { SessionId: actor.sessionId } : {}),
      ...(actor.sessionId
        ? { AppAccessContext: { AADSessionId: actor.sessionId, UniqueTokenId: actor.tokenId ?? '' } }
        : {}),
      Parameters: Object.entries(parameters).map(([Name, value]) => ({ Name, Value: parameterText(value) })),
    },
    at,
  );
}

function parameterText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return value.map(parameterText).join(';');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export interface DirectoryChange {
  readonly activity: string;
  readonly category: string;
  readonly operationType: string;
  readonly targets: readonly {
    readonly id: string;
    readonly type: string;
    readonly displayName: string | null;
    readonly userPrincipalName?: string | null;
    readonly modified?: readonly { readonly name: string; readonly old: unknown; readonly new: unknown }[];
  }[];
  readonly details?: { readonly [key: string]: string };
}

/** A change in the directory: one record in the directory audit, and its twin (record type 8) in the unified log. */
export function recordDirectory(
  world: World,
  tenant: Tenant,
  actor: Actor,
  change: DirectoryChange,
  at?: Date,
): void {
  const time = at ?? world.clock.now();
  const correlationId = world.random.uuid();
  tenant.logs.directory.push({
    availableAt: time.getTime() + world.delays.directoryAudit,
    record: {
      id: `Directory_${world.random.uuid()}`,
      category: change.category,
      correlationId,
      result: 'success',
      resultReason: '',
      activityDisplayName: change.activity,
      activityDateTime: time.toISOString(),
      loggedByService: 'Core Directory',
      operationType: change.operationType,
      initiatedBy:
        actor.kind === 'user'
          ? {
              user: { id: actor.id, displayName: null, userPrincipalName: actor.name, ipAddress: actor.ip },
              app: null,
            }
          : {
              user: null,
              app: { appId: actor.appId, displayName: actor.name, servicePrincipalId: actor.id },
            },
      targetResources: change.targets.map((target) => ({
        id: target.id,
        displayName: target.displayName,
        type: target.type,
        userPrincipalName: target.userPrincipalName ?? null,
        modifiedProperties: (target.modified ?? []).map((property) => ({
          displayName: property.name,
          oldValue: JSON.stringify(property.old ?? null),
          newValue: JSON.stringify(property.new ?? null),
        })),
      })),
      additionalDetails: Object.entries(change.details ?? {}).map(([key, value]) => ({ key, value })),
    },
  });
  const first = change.targets[0];
  recordUnified(
    world,
    tenant,
    actor,
    {
      Operation: `${change.activity}.`,
      RecordType: 8,
      ResultStatus: 'Success',
      Workload: 'AzureActiveDirectory',
      AzureActiveDirectoryEventType: 1,
      ObjectId: first?.userPrincipalName ?? first?.displayName ?? first?.id ?? '',
      ActorIpAddress: actor.ip ?? '',
      ExtendedProperties: [
        {
          Name: 'additionalDetails',
          Value: JSON.stringify({ 'User-Agent': actor.userAgent ?? '', ...change.details }),
        },
        { Name: 'extendedAuditEventCategory', Value: first?.type ?? '' },
      ],
      ModifiedProperties: change.targets
        .flatMap((target) => target.modified ?? [])
        .map((property) => ({
          Name: property.name,
          NewValue: typeof property.new === 'string' ? property.new : JSON.stringify(property.new ?? null),
          OldValue: typeof property.old === 'string' ? property.old : JSON.stringify(property.old ?? null),
        })),
      Actor: [{ ID: actor.name, Type: actor.kind === 'user' ? 5 : 1 }],
      Target: change.targets.map((target) => ({ ID: target.userPrincipalName ?? target.id, Type: 5 })),
      InterSystemsId: correlationId,
      ...(actor.sessionId
        ? { AppAccessContext: { AADSessionId: actor.sessionId, UniqueTokenId: actor.tokenId ?? '' } }
        : {}),
    },
    time,
  );
}

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
}

/** A sign-in: one record in the sign-in log, and its twin (record type 15) in the unified log. */
export function recordSignIn(world: World, tenant: Tenant, facts: SignInFacts, at?: Date): void {
  const time = at ?? world.clock.now();
  const id = world.random.uuid();
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
      conditionalAccessStatus: 'notApplied',
      appliedConditionalAccessPolicies: [],
      isInteractive: facts.interactive,
      riskDetail: 'none',
      riskLevelAggregated: facts.risk,
      riskLevelDuringSignIn: facts.risk,
      riskState: facts.risk === 'none' ? 'none' : 'atRisk',
      riskEventTypes_v2: [],
      resourceDisplayName: facts.resource,
      resourceId: '00000002-0000-0ff1-ce00-000000000000',
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
        { Name: 'RequestType', Value: facts.protocol === 'deviceCode' ? 'Cmsi:Cmsi' : 'OAuth2:Token' },
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
