/** Tenants that Microsoft's own apps belong to. */
export const microsoftTenants: ReadonlySet<string> = new Set([
  'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
  '72f988bf-86f1-41af-91ab-2d7cd011db47',
]);

/**
 * Honest programs that attackers keep using to copy or send from taken mailboxes, by application id. Somebody may use one
 * of them in good faith: that is said beside. Sources: public incident reports, Huntress rogueapps, randomaccess3.
 */
export const abusedApps: ReadonlyMap<string, string> = new Map([
  ['ff8d92dc-3d82-41d6-bcbd-b9174d163620', 'PERFECTDATA SOFTWARE'],
  ['e9a7fea1-1cc0-4cd9-a31b-9137ca5deedd', 'eM Client'],
  ['a245e8c0-b53c-4b67-9b45-751d1dff8e6b', 'Newsletter Software Supermailer'],
  ['2ef68ccc-8a4d-42ff-ae88-2d7bb89ad139', 'Mail_Backup'],
  ['a43e5392-f48b-46a4-a0f1-098b5eeb4757', 'CloudSponge'],
  ['caffae8c-0882-4c81-9a27-d1803af53a40', 'SigParser'],
  ['179d5108-412b-4c95-8e34-06786784ab39', 'PostBox'],
  ['77468577-4f6e-40e7-b745-11d3d0c28095', 'Fastmail'],
  ['946c777c-bc85-489e-b034-392389ae23d6', 'Spike'],
  ['4761b959-9780-4c2d-87a3-512b4638f767', 'rclone'],
  ['b15665d9-eda6-4092-8539-0eec376afd59', 'rclone'],
  ['497ac034-5120-4c1a-929a-0351f5c09918', 'ZoomInfo'],
  ['858d7e42-35f0-44b7-9033-df309239a47f', 'ZoomInfo'],
  ['1a9b8d93-0d60-4835-896f-83016de95ff5', 'Teleforge Directory'],
]);

// Whole permission names: `Mail.Read` must not match `Mail.ReadBasic`.
const mailScopes = new Set(
  [
    'Mail.Read',
    'Mail.ReadBasic',
    'Mail.ReadWrite',
    'Mail.Send',
    'Mail.Read.Shared',
    'Mail.ReadWrite.Shared',
    'Mail.Send.Shared',
    'MailboxSettings.ReadWrite',
    'IMAP.AccessAsUser.All',
    'POP.AccessAsUser.All',
    'SMTP.Send',
    'EWS.AccessAsUser.All',
    'full_access_as_app',
    'full_access_as_user',
    'Contacts.Read',
    'Contacts.ReadWrite',
  ].map((scope) => scope.toLowerCase()),
);

const fileScopes = new Set(
  [
    'Files.Read',
    'Files.Read.All',
    'Files.ReadWrite',
    'Files.ReadWrite.All',
    'Sites.Read.All',
    'Sites.ReadWrite.All',
    'Sites.FullControl.All',
    'Notes.Read.All',
    'Notes.ReadWrite.All',
    'Chat.Read',
    'Chat.ReadWrite',
    'Chat.Read.All',
  ].map((scope) => scope.toLowerCase()),
);

const tenantScopes = new Set(
  [
    'AppRoleAssignment.ReadWrite.All',
    'Application.ReadWrite.All',
    'Directory.ReadWrite.All',
    'Directory.AccessAsUser.All',
    'RoleManagement.ReadWrite.Directory',
    'User.ReadWrite.All',
    'User-PasswordProfile.ReadWrite.All',
    'UserAuthenticationMethod.ReadWrite.All',
    'Group.ReadWrite.All',
    'GroupMember.ReadWrite.All',
    'Policy.ReadWrite.ConditionalAccess',
    'Policy.ReadWrite.Authorization',
    'Exchange.ManageAsApp',
    'Exchange.Manage',
    'eDiscovery.ReadWrite.All',
  ].map((scope) => scope.toLowerCase()),
);

type ScopeRisk = 'mail' | 'files' | 'tenant';

/** What a permission gives away, or null where it is harmless by itself. */
export function scopeRisk(scope: string): ScopeRisk | null {
  const name = scope.toLowerCase();
  if (tenantScopes.has(name)) return 'tenant';
  if (mailScopes.has(name)) return 'mail';
  return fileScopes.has(name) ? 'files' : null;
}

/** A name that no honest maker gives an app (OA-08). */
export function oddAppName(appName: string): boolean {
  const text = appName.trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  return /^(test|test ?app|app ?test|[^\s@]+@[^\s@]+\.[^\s@]+)$/i.test(text);
}

/** Reply addresses of well-known consent-phishing kits (OA-09): a loopback that ends in `/access`. */
export function kitReplyUrl(url: string): boolean {
  return /^http:\/\/localhost:\d{1,5}\/access\/?$/i.test(url);
}
