import type { DnsAnswer, DomainDns } from '../../../domain/setting-values/dns.ts';
import type { SettingId } from '../../../domain/setting-values/index.ts';
import { isObject } from '../../../kernel/json.ts';
import { organizationalDomain } from '../../../microsoft/dns/organizational.ts';
import { toDate, toGraph } from './casing.ts';

export type Document = { readonly [key: string]: unknown };

/** One setting out of the export: from which key, and by which command it was made. */
interface Part {
  readonly keys: readonly string[];
  readonly command?: string;
  readonly make: (document: Document) => unknown;
}

const all = (key: string, command?: string): Part => ({
  keys: [key],
  ...(command ? { command } : {}),
  make: (document) => items(document[key]),
});
const first = (key: string, command?: string): Part => ({
  ...all(key, command),
  make: (document) => items(document[key])[0],
});
const graph = (part: Part): Part => ({ ...part, make: (document) => toGraph(part.make(document)) });

/** Rules that an old export does not hold are null: then nobody knows to whom the custom policies apply. */
const policies = (policyKey: string, ruleKey: string, command: string): Part => ({
  keys: [policyKey],
  command,
  make: (document) => ({
    policies: items(document[policyKey]),
    rules: ruleKey in document ? items(document[ruleKey]) : null,
  }),
});

/** What each setting is made of. A setting that is not here does not stand in an export of ScubaGear. */
export const parts: { readonly [Id in SettingId]?: Part } = {
  'conditional-access': graph(
    all('conditional_access_policies', 'Get-MgBetaIdentityConditionalAccessPolicy'),
  ),
  'authorization-policy': {
    ...all('authorization_policies', 'Get-MgBetaPolicyAuthorizationPolicy'),
    make: authorization,
  },
  'admin-consent': {
    ...all('admin_consent_policies', 'Get-MgBetaPolicyAdminConsentRequestPolicy'),
    make: (document) => {
      const [policy] = items(document['admin_consent_policies']);
      return isObject(policy)
        ? { ...(toGraph(policy) as object), reviewers: items(policy['Reviewers']) }
        : undefined;
    },
  },
  'authentication-methods': { ...all('authentication_method'), make: authenticationMethods },
  'directory-settings': graph(all('directory_settings', 'Get-MgBetaDirectorySetting')),
  domains: graph(all('domain_settings', 'Get-MgBetaDomain')),
  'service-plans': {
    ...all('service_plans', 'Get-MgBetaSubscribedSku'),
    make: (document) =>
      items(document['service_plans'])
        .filter((plan) => isObject(plan) && plan['ProvisioningStatus'] !== 'Disabled')
        .map((plan) => (plan as Document)['ServicePlanName']),
  },
  'role-holders': {
    keys: ['privileged_users', 'privileged_roles'],
    command: 'Get-PrivilegedUser',
    make: roleHolders,
  },
  'role-policies': {
    ...all('privileged_roles', 'Get-PrivilegedRole'),
    make: (document) =>
      roles(document).map((role) => ({
        roleTemplateId: role['RoleTemplateId'],
        roleName: role['DisplayName'],
        rules: items(role['Rules']).map(toGraph),
      })),
  },
  'organization-config': first('org_config', 'Get-OrganizationConfig'),
  'transport-config': first('transport_config', 'Get-TransportConfig'),
  'admin-audit-log': first('admin_audit_log_config', 'Get-AdminAuditLogConfig'),
  'accepted-domains': all('all_domains', 'Get-AcceptedDomain'),
  'remote-domains': all('remote_domains', 'Get-RemoteDomain'),
  'transport-rules': all('transport_rule', 'Get-TransportRule'),
  'sharing-policies': all('sharing_policy', 'Get-SharingPolicy'),
  'connection-filter': all('conn_filter', 'Get-HostedConnectionFilterPolicy'),
  'dkim-signing': all('dkim_config', 'Get-DkimSigningConfig'),
  'anti-spam': policies(
    'hosted_content_filter_policies',
    'hosted_content_filter_rules',
    'Get-HostedContentFilterPolicy',
  ),
  'anti-phish': policies('anti_phish_policies', 'anti_phish_rules', 'Get-AntiPhishPolicy'),
  'anti-malware': policies('malware_filter_policies', 'malware_filter_rules', 'Get-MalwareFilterPolicy'),
  'safe-links': policies('safe_links_policies', 'safe_links_rules', 'Get-SafeLinksPolicy'),
  'safe-attachments': policies(
    'safe_attachment_policies',
    'safe_attachment_rules',
    'Get-SafeAttachmentPolicy',
  ),
  'preset-rules': {
    ...all('protection_policy_rules', 'Get-EOPProtectionPolicyRule'),
    make: (document) => ({
      eop: items(document['protection_policy_rules']),
      atp: 'atp_policy_rules' in document ? items(document['atp_policy_rules']) : null,
      builtIn: null,
    }),
  },
  'atp-policy': first('atp_policy_for_o365', 'Get-AtpPolicyForO365'),
  'protection-alerts': all('protection_alerts', 'Get-ProtectionAlert'),
  'dlp-policies': all('dlp_compliance_policies', 'Get-DlpCompliancePolicy'),
  'dlp-rules': all('dlp_compliance_rules', 'Get-DlpComplianceRule'),
  dns: { keys: ['spf_records', 'dkim_records', 'dmarc_records'], make: dns },
};

function items(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined || (isObject(value) && Object.keys(value).length === 0)
    ? []
    : [value];
}

function authorization(document: Document): unknown {
  const [policy] = items(document['authorization_policies']);
  if (!isObject(policy)) return undefined;
  const read = toGraph(policy) as Document;
  const consent = policy['PermissionGrantPolicyIdsAssignedToDefaultUserRole'];
  return {
    ...read,
    defaultUserRolePermissions: {
      ...(isObject(read['defaultUserRolePermissions']) ? read['defaultUserRolePermissions'] : {}),
      // PowerShell's beta module keeps it on the policy itself.
      ...(consent === undefined ? {} : { permissionGrantPoliciesAssigned: consent }),
    },
  };
}

/** Newer exports split the policy from the settings of each method; in old ones these were lost. */
function authenticationMethods(document: Document): unknown {
  const [method] = items(document['authentication_method']);
  if (!isObject(method)) return undefined;
  const policy = isObject(method['authentication_method_policy'])
    ? method['authentication_method_policy']
    : method;
  const features = method['authentication_method_feature_settings'];
  return {
    ...(toGraph(policy) as object),
    ...(features === undefined ? {} : { authenticationMethodConfigurations: items(features).map(toGraph) }),
  };
}

function roles(document: Document): readonly Document[] {
  return items(document['privileged_roles']).filter(isObject);
}

/** Who holds or may take on a role stands with the role where the tenant has Privileged Identity Management, else with the user. */
function roleHolders(document: Document): unknown {
  const users = isObject(document['privileged_users']) ? document['privileged_users'] : {};
  const named = (id: string): Document => (isObject(users[id]) ? users[id] : {});
  const known = roles(document);
  const user = (id: string): Document => ({
    principalId: id,
    principalName: named(id)['DisplayName'],
    principalType: id in users ? 'user' : 'unknown',
    onPremisesSynced: id in users ? named(id)['OnPremisesImmutableId'] !== null : null,
    scope: '/',
  });
  const assigned = known.flatMap((role) =>
    items(role['Assignments'])
      .filter(isObject)
      .map((one) => ({
        ...user(String(one['PrincipalId'])),
        roleTemplateId: role['RoleTemplateId'],
        roleName: role['DisplayName'],
        state: 'active',
        permanent: one['EndDateTime'] === null,
        startDateTime: typeof one['StartDateTime'] === 'string' ? toDate(one['StartDateTime']) : null,
        activated: one['AssignmentType'] === 'Activated',
      })),
  );
  const templates = new Map(known.map((role) => [role['DisplayName'], role['RoleTemplateId']]));
  const held = new Set(
    assigned.map((one) => `${(one as Document)['principalId'] as string}/${String(one.roleName)}`),
  );
  const others = Object.entries(users).flatMap(([id, entry]) =>
    [...new Set(items(isObject(entry) ? entry['roles'] : []))]
      .filter((name) => !held.has(`${id}/${String(name)}`))
      .map((name) => ({
        ...user(id),
        roleTemplateId: templates.get(name) ?? String(name),
        roleName: name,
        // With the role's own list at hand, whoever is not in it may only take it on.
        state:
          templates.has(name) && known.some((role) => items(role['Assignments']).length > 0)
            ? 'eligible'
            : 'active',
      })),
  );
  return [...assigned, ...others];
}

function dns(document: Document): readonly DomainDns[] {
  const of = (key: string): readonly Document[] => items(document[key]).filter(isObject);
  const domains = [...new Set(of('spf_records').map((one) => String(one['domain'])))];
  const answer = (key: string, domain: string, kind: RegExp): DnsAnswer => {
    const entry = of(key).find((one) => one['domain'] === domain);
    const records = entry ? items(entry['rdata']).map(String) : [];
    return {
      name: domain,
      records: records.filter((record) => kind.test(record)),
      failed: entry ? null : 'not-in-file',
    };
  };
  const absent: DnsAnswer = { name: '', records: [], failed: 'not-in-file' };
  return domains.map((domain) => ({
    domain,
    organizational: organizationalDomain(domain),
    mx: absent,
    spf: answer('spf_records', domain, /^v=spf1(\s|$)/i),
    spfLookups: null,
    dkim: [answer('dkim_records', domain, /v=DKIM1/i)],
    // The export holds whichever applies: the domain's own record, or that of the domain above.
    dmarc: answer('dmarc_records', domain, /^v=DMARC1/i),
    dmarcOrganizational: null,
    mtaSts: absent,
    tlsReporting: absent,
  }));
}
