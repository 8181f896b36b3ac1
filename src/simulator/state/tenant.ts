/**
 * The whole state of one simulated tenant as plain data, so that it can be copied, compared and printed. Objects have
 * the shape in which Microsoft's API returns them; members that no API shows begin with `_`.
 */
export type Obj = { [key: string]: unknown };

export interface Tenant {
  readonly id: string;
  readonly domain: string;
  readonly displayName: string;
  organization: Obj;
  domains: Obj[];
  skus: Obj[];
  users: User[];
  groups: Group[];
  devices: Device[];
  applications: Application[];
  servicePrincipals: ServicePrincipal[];
  grants: Grant[];
  appRoleAssignments: AppRoleAssignment[];
  roleAssignments: RoleAssignment[];
  roleEligibilities: RoleAssignment[];
  policies: Policies;
  riskyUsers: Obj[];
  riskDetections: Obj[];
  secureScores: Obj[];
  controlProfiles: Obj[];
  mailboxes: Mailbox[];
  contacts: Obj[];
  /** What the world's DNS says of the tenant's domains. */
  dns: DnsRecord[];
  exchange: ExchangeOrganization;
  logs: Logs;
  /** Sign-in sessions and the refresh tokens that hang on them. */
  sessions: Session[];
  auditJobs: Obj[];
  subscriptions: Obj[];
  operations: Obj[];
}

export interface DnsRecord {
  /** Lower case, without the last dot. */
  readonly name: string;
  readonly type: 'A' | 'CNAME' | 'MX' | 'TXT' | 'SRV' | 'NS';
  /** `10 host` for MX; the text of a TXT, however long. */
  readonly data: string;
}

export interface User extends Obj {
  id: string;
  userPrincipalName: string;
  displayName: string;
  mail: string | null;
  accountEnabled: boolean;
  userType: 'Member' | 'Guest';
  onPremisesSyncEnabled: boolean | null;
  signInSessionsValidFromDateTime: string;
  lastPasswordChangeDateTime: string;
  createdDateTime: string;
  assignedLicenses: { skuId: string; disabledPlans: string[] }[];
  _password: string;
  _forceChange: boolean;
  _perUserMfa: 'disabled' | 'enabled' | 'enforced';
  _defaultMethod: string | null;
  _methods: Method[];
  /** Secrets of their own that legacy protocols accept; a password reset leaves them alive. */
  _appPasswords: { id: string; name: string; secret: string }[];
  _manager: string | null;
}

export interface Method extends Obj {
  '@odata.type': string;
  id: string;
  createdDateTime: string | null;
  /** Whoever holds it: the simulation's own knowledge, never shown. */
  _holder: 'owner' | 'attacker';
}

export interface Group extends Obj {
  id: string;
  displayName: string;
  _members: string[];
}

export interface Device extends Obj {
  id: string;
  deviceId: string;
  displayName: string;
  accountEnabled: boolean;
  _owner: string;
  /** The primary refresh token that the device holds, bound to its user's password at issue. */
  _prt: { secret: string; passwordChanged: string } | null;
}

export interface Credential extends Obj {
  keyId: string;
  startDateTime: string;
  endDateTime: string;
  displayName: string | null;
  _secret?: string;
  _certificate?: string;
}

export interface Application extends Obj {
  id: string;
  appId: string;
  displayName: string;
  passwordCredentials: Credential[];
  keyCredentials: Credential[];
  _owners: string[];
}

export interface ServicePrincipal extends Obj {
  id: string;
  appId: string;
  displayName: string;
  accountEnabled: boolean;
  appOwnerOrganizationId: string | null;
  passwordCredentials: Credential[];
  keyCredentials: Credential[];
  appRoles: { id: string; value: string }[];
}

export interface Grant extends Obj {
  id: string;
  clientId: string;
  consentType: 'Principal' | 'AllPrincipals';
  principalId: string | null;
  resourceId: string;
  scope: string;
}

export interface AppRoleAssignment extends Obj {
  id: string;
  appRoleId: string;
  principalId: string;
  principalType: 'User' | 'ServicePrincipal' | 'Group';
  resourceId: string;
}

export interface RoleAssignment extends Obj {
  id: string;
  principalId: string;
  roleDefinitionId: string;
  directoryScopeId: string;
}

export interface Policies {
  securityDefaults: Obj;
  authorization: Obj;
  adminConsent: Obj;
  authenticationMethods: Obj;
  conditionalAccess: Obj[];
  namedLocations: Obj[];
  crossTenantAccess: Obj;
  crossTenantDefault: Obj;
  authenticationFlows: Obj;
  externalIdentities: Obj;
  deviceRegistration: Obj;
  /** The tenant's default for credentials of applications, and those for single ones. */
  appManagement: Obj;
  appManagementPolicies: Obj[];
  /** Rules of Privileged Identity Management by policy, where they were changed. */
  roleRules: { [policyId: string]: Obj[] };
  groupSettings: Obj[];
  sharePoint: Obj;
}

export interface Mailbox {
  /** Get-Mailbox properties, PowerShell casing. */
  properties: Obj & {
    ExternalDirectoryObjectId: string;
    UserPrincipalName: string;
    PrimarySmtpAddress: string;
    Alias: string;
  };
  cas: Obj;
  rules: Obj[];
  sweepRules: Obj[];
  permissions: Obj[];
  recipientPermissions: Obj[];
  folders: Folder[];
  messages: Message[];
  /** Deleted for good, and kept for a while. */
  recoverable: RecoverableItem[];
  autoReply: Obj;
  messageConfiguration: Obj;
  junk: Obj;
  mobileDevices: Obj[];
  addIns: Obj[];
  /** In which its folders are named. */
  language: 'en' | 'de';
}

export interface Folder {
  FolderId: string;
  Name: string;
  FolderPath: string;
  FolderType: string;
  permissions: { User: string; AccessRights: string[]; SharingPermissionFlags?: string }[];
}

export interface Message {
  id: string;
  internetMessageId: string;
  folderId: string;
  subject: string;
  body: string;
  from: string;
  to: string[];
  receivedDateTime: string;
  isRead: boolean;
  isDraft?: boolean;
}

export interface RecoverableItem {
  entryId: string;
  /** With the folder in which it lay. */
  message: Message;
  /** Deletions, or, purged even from there, Purges. */
  sourceFolder: 'RecoverableItems' | 'PurgedItems';
  /** ISO UTC. */
  deletedAt: string;
}

export interface ExchangeOrganization {
  organizationConfig: Obj;
  transportConfig: Obj;
  adminAuditLogConfig: Obj;
  acceptedDomains: Obj[];
  remoteDomains: Obj[];
  transportRules: Obj[];
  inboundConnectors: Obj[];
  outboundConnectors: Obj[];
  journalRules: Obj[];
  auditBypass: Obj[];
  blockedSenders: Obj[];
  /** How often each address was unblocked: Exchange counts over the account's lifetime. */
  unblocks: { [address: string]: number };
  /** Policies and rules by noun (`AntiPhishPolicy`, `AntiPhishRule` …). */
  settings: { [noun: string]: Obj[] };
  roleGroups: { Name: string; Members: string[] }[];
  roleAssignments: Obj[];
  traces: Obj[];
}

/** Log records carry the time from which a query finds them: Microsoft's logs arrive late. */
export interface LogRecord {
  availableAt: number;
  record: Obj;
}

export interface Logs {
  unified: LogRecord[];
  directory: LogRecord[];
  signIns: LogRecord[];
  /** Workloads whose records do not arrive. */
  silent: string[];
}

export interface Session {
  id: string;
  userId: string;
  clientId: string;
  scope: string;
  refreshToken: string;
  issuedAt: string;
  passwordChanged: string;
  mfa: boolean;
  deviceId: string | null;
  ip: string;
  userAgent: string;
}

/** A deep copy as JSON, without logs and scores where asked: what tests compare. */
export function copyTenant(tenant: Tenant, options: { readonly logs: boolean }): Obj {
  const copy = structuredClone(tenant) as unknown as Obj;
  if (!options.logs) {
    delete copy['logs'];
    delete copy['auditJobs'];
    delete copy['secureScores'];
  }
  return copy;
}
