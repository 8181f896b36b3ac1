import type { Obj, Tenant } from './tenant.ts';
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
  if (tenant.logs.silent.includes(String(fields['Workload']))) return null;
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
