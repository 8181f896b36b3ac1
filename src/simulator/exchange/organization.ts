import { changed, cmdlet, invalid, objectNotFound, setProperties, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall, Reach } from './cmdlet.ts';
import type { ExchangeOrganization, Obj } from '../state/tenant.ts';

function single(
  noun: string,
  pick: (organization: ExchangeOrganization) => Obj,
  parameters: string,
  check?: (call: CmdletCall) => void,
): readonly Cmdlet[] {
  return [
    cmdlet(`Get-${noun}`, 'read', '', (call) => [pick(call.tenant.exchange)]),
    cmdlet(`Set-${noun}`, 'organization', parameters, (call) => {
      check?.(call);
      setProperties(pick(call.tenant.exchange), call);
      return changed(call, String(pick(call.tenant.exchange)['Name'] ?? ''));
    }),
  ];
}

interface ListOptions {
  readonly reach?: Reach;
  readonly parameters: string;
  readonly verbs: readonly ('New' | 'Set' | 'Remove' | 'Enable' | 'Disable')[];
}

/** Named objects of the organisation: rules, connectors, policies. */
function list(
  noun: string,
  pick: (organization: ExchangeOrganization) => Obj[],
  put: (organization: ExchangeOrganization, items: Obj[]) => void,
  options: ListOptions,
): readonly Cmdlet[] {
  const reach = options.reach ?? 'organization';
  const need = (call: CmdletCall): Obj => {
    const wanted = (text(call, 'Identity') ?? '').toLowerCase();
    const item = pick(call.tenant.exchange).find((candidate) =>
      [candidate['Name'], candidate['Identity'], candidate['Guid']].some(
        (name) => String(name).toLowerCase() === wanted,
      ),
    );
    if (!item) throw objectNotFound(call.tenant, wanted);
    return item;
  };
  const verbs: { readonly [verb: string]: () => Cmdlet } = {
    New: () =>
      cmdlet(`New-${noun}`, reach, `Name Enabled ${options.parameters}`, (call) => {
        const name = text(call, 'Name') ?? '';
        const item: Obj = {
          Name: name,
          Identity: name,
          Guid: call.world.random.uuid(),
          State: call.parameters['Enabled'] === false ? 'Disabled' : 'Enabled',
          Enabled: call.parameters['Enabled'] !== false,
          WhenChanged: call.world.clock.iso(),
        };
        setProperties(item, call);
        pick(call.tenant.exchange).push(item);
        changed(call, name);
        return [item];
      }),
    Set: () =>
      cmdlet(`Set-${noun}`, reach, `Name Enabled ${options.parameters}`, (call) => {
        const item = need(call);
        setProperties(item, call);
        item['WhenChanged'] = call.world.clock.iso();
        return changed(call, String(item['Name']));
      }),
    Remove: () =>
      cmdlet(
        `Remove-${noun}`,
        reach,
        '',
        (call) => {
          const item = need(call);
          put(
            call.tenant.exchange,
            pick(call.tenant.exchange).filter((candidate) => candidate !== item),
          );
          return changed(call, String(item['Name']));
        },
        { confirms: true },
      ),
    Enable: () => cmdlet(`Enable-${noun}`, reach, '', (call) => toggle(call, need(call), true)),
    Disable: () =>
      cmdlet(`Disable-${noun}`, reach, '', (call) => toggle(call, need(call), false), { confirms: true }),
  };
  return [
    cmdlet(`Get-${noun}`, 'read', 'Filter State', (call) =>
      text(call, 'Identity') ? [need(call)] : pick(call.tenant.exchange),
    ),
    ...options.verbs.map((verb) => verbs[verb]!()),
  ];
}

function toggle(call: CmdletCall, item: Obj, enabled: boolean): readonly Obj[] {
  if ('State' in item) item['State'] = enabled ? 'Enabled' : 'Disabled';
  if ('Enabled' in item) item['Enabled'] = enabled;
  return changed(call, String(item['Name']));
}

/** Policies that are kept by noun, with the parameters that a change may name. */
const policyNouns: {
  readonly [noun: string]: { readonly verbs: ListOptions['verbs']; readonly parameters: string };
} = {
  HostedOutboundSpamFilterPolicy: {
    verbs: ['New', 'Set'],
    parameters:
      'RecipientLimitExternalPerHour RecipientLimitInternalPerHour RecipientLimitPerDay ActionWhenThresholdReached AutoForwardingMode BccSuspiciousOutboundMail NotifyOutboundSpam NotifyOutboundSpamRecipients',
  },
  HostedOutboundSpamFilterRule: {
    verbs: ['New', 'Set', 'Enable', 'Disable'],
    parameters: 'HostedOutboundSpamFilterPolicy From FromMemberOf SenderDomainIs Priority',
  },
  HostedContentFilterPolicy: {
    verbs: ['New', 'Set'],
    parameters:
      'SpamAction HighConfidenceSpamAction PhishSpamAction HighConfidencePhishAction BulkSpamAction BulkThreshold QuarantineRetentionPeriod AllowedSenders AllowedSenderDomains BlockedSenders ZapEnabled SpamZapEnabled PhishZapEnabled InlineSafetyTipsEnabled',
  },
  HostedContentFilterRule: {
    verbs: ['New', 'Set', 'Enable', 'Disable'],
    parameters: 'HostedContentFilterPolicy RecipientDomainIs SentTo Priority',
  },
  HostedConnectionFilterPolicy: { verbs: ['Set'], parameters: 'IPAllowList IPBlockList EnableSafeList' },
  AntiPhishPolicy: {
    verbs: ['New', 'Set'],
    parameters:
      'PhishThresholdLevel EnableMailboxIntelligence EnableMailboxIntelligenceProtection MailboxIntelligenceProtectionAction EnableTargetedUserProtection TargetedUsersToProtect TargetedUserProtectionAction EnableOrganizationDomainsProtection EnableTargetedDomainsProtection TargetedDomainProtectionAction EnableSimilarUsersSafetyTips EnableSimilarDomainsSafetyTips EnableUnusualCharactersSafetyTips EnableFirstContactSafetyTips EnableSpoofIntelligence HonorDmarcPolicy Enabled',
  },
  AntiPhishRule: {
    verbs: ['New', 'Set', 'Enable', 'Disable'],
    parameters: 'AntiPhishPolicy RecipientDomainIs SentTo Priority',
  },
  MalwareFilterPolicy: {
    verbs: ['New', 'Set'],
    parameters: 'EnableFileFilter FileTypes FileTypeAction ZapEnabled',
  },
  MalwareFilterRule: {
    verbs: ['New', 'Set', 'Enable', 'Disable'],
    parameters: 'MalwareFilterPolicy RecipientDomainIs SentTo Priority',
  },
  SafeLinksPolicy: {
    verbs: ['New', 'Set'],
    parameters:
      'EnableSafeLinksForEmail EnableSafeLinksForTeams EnableSafeLinksForOffice ScanUrls DeliverMessageAfterScan AllowClickThrough TrackClicks EnableForInternalSenders',
  },
  SafeLinksRule: {
    verbs: ['New', 'Set', 'Enable', 'Disable'],
    parameters: 'SafeLinksPolicy RecipientDomainIs SentTo Priority',
  },
  SafeAttachmentPolicy: { verbs: ['New', 'Set'], parameters: 'Enable Action Redirect' },
  SafeAttachmentRule: {
    verbs: ['New', 'Set', 'Enable', 'Disable'],
    parameters: 'SafeAttachmentPolicy RecipientDomainIs SentTo Priority',
  },
  AtpPolicyForO365: {
    verbs: ['Set'],
    parameters: 'EnableATPForSPOTeamsODB EnableSafeDocs AllowSafeDocsOpen',
  },
  EOPProtectionPolicyRule: {
    verbs: ['New', 'Set', 'Enable', 'Disable'],
    parameters: 'SentTo SentToMemberOf RecipientDomainIs ExceptIfSentTo Priority',
  },
  ATPProtectionPolicyRule: {
    verbs: ['New', 'Set', 'Enable', 'Disable'],
    parameters: 'SentTo SentToMemberOf RecipientDomainIs ExceptIfSentTo Priority',
  },
  DkimSigningConfig: { verbs: ['New', 'Set'], parameters: 'DomainName KeySize' },
  ExternalInOutlook: { verbs: ['Set'], parameters: 'AllowList' },
  SharingPolicy: { verbs: ['Set'], parameters: 'Domains Default' },
  AuthenticationPolicy: {
    verbs: ['New', 'Set'],
    parameters: 'AllowBasicAuthSmtp AllowBasicAuthImap AllowBasicAuthPop AllowBasicAuthWebServices',
  },
  OwaMailboxPolicy: {
    verbs: ['Set'],
    parameters: 'AdditionalStorageProvidersAvailable PersonalAccountsEnabled',
  },
  ProtectionAlert: { verbs: ['Set'], parameters: 'Disabled NotifyUser' },
  DlpCompliancePolicy: { verbs: ['Set'], parameters: 'Mode' },
  DlpComplianceRule: { verbs: ['Set'], parameters: 'Disabled' },
  ReportSubmissionPolicy: {
    verbs: ['Set'],
    parameters: 'EnableReportToMicrosoft ReportJunkToCustomizedAddress',
  },
  RoleAssignmentPolicy: { verbs: ['Set'], parameters: 'AssignedRoles' },
};

export const organizationCmdlets: readonly Cmdlet[] = [
  ...single(
    'OrganizationConfig',
    (organization) => organization.organizationConfig,
    'AuditDisabled CustomerLockBoxEnabled RejectDirectSend EwsEnabled OAuth2ClientProfileEnabled MailTipsAllTipsEnabled MailTipsExternalRecipientsTipsEnabled MailTipsGroupMetricsEnabled MailTipsLargeAudienceThreshold AutoEnableArchiveMailbox',
  ),
  ...single(
    'TransportConfig',
    (organization) => organization.transportConfig,
    'SmtpClientAuthenticationDisabled AllowLegacyTLSClients MessageExpiration',
  ),
  ...single(
    'AdminAuditLogConfig',
    (organization) => organization.adminAuditLogConfig,
    'UnifiedAuditLogIngestionEnabled AdminAuditLogEnabled',
    (call) => {
      // This cmdlet alone must be anchored to a mailbox of its own (see the reference, A.1).
      if (!call.anchor.includes('8cc370d3-822a-4ab8-a926-bb94bd0641a9'))
        throw invalid('The administrator audit log configuration could not be found on this server.');
    },
  ),
  cmdlet('Get-AcceptedDomain', 'read', '', (call) => call.tenant.exchange.acceptedDomains),
  ...list(
    'RemoteDomain',
    (organization) => organization.remoteDomains,
    (organization, items) => {
      organization.remoteDomains = items;
    },
    { verbs: ['Set'], parameters: 'AutoForwardEnabled AutoReplyEnabled AllowedOOFType' },
  ),
  ...list(
    'TransportRule',
    (organization) => organization.transportRules,
    (organization, items) => {
      organization.transportRules = items;
    },
    {
      verbs: ['New', 'Set', 'Remove', 'Enable', 'Disable'],
      parameters:
        'Mode Priority SentTo From SubjectOrBodyContainsWords BlindCopyTo CopyTo RedirectMessageTo AddToRecipients DeleteMessage SetSCL FromAddressContainsWords Comments SenderDomainIs PrependSubject',
    },
  ),
  ...list(
    'InboundConnector',
    (organization) => organization.inboundConnectors,
    (organization, items) => {
      organization.inboundConnectors = items;
    },
    {
      verbs: ['New', 'Set', 'Remove'],
      parameters:
        'ConnectorType SenderDomains SenderIPAddresses RequireTls RestrictDomainsToIPAddresses Comment',
    },
  ),
  ...list(
    'OutboundConnector',
    (organization) => organization.outboundConnectors,
    (organization, items) => {
      organization.outboundConnectors = items;
    },
    {
      verbs: ['New', 'Set', 'Remove'],
      parameters: 'ConnectorType RecipientDomains SmartHosts UseMXRecord Comment',
    },
  ),
  ...list(
    'JournalRule',
    (organization) => organization.journalRules,
    (organization, items) => {
      organization.journalRules = items;
    },
    {
      verbs: ['New', 'Set', 'Remove', 'Enable', 'Disable'],
      parameters: 'JournalEmailAddress Recipient Scope',
    },
  ),
  ...Object.entries(policyNouns).flatMap(([noun, options]) =>
    list(
      noun,
      (organization) => (organization.settings[noun] ??= []),
      (organization, items) => {
        organization.settings[noun] = items;
      },
      options,
    ),
  ),
  cmdlet('Get-RoleGroup', 'read', '', (call) =>
    call.tenant.exchange.roleGroups.map((group) => ({ Name: group.Name, Members: group.Members })),
  ),
  cmdlet('Get-RoleGroupMember', 'read', '', (call) =>
    (
      call.tenant.exchange.roleGroups.find((group) => group.Name === text(call, 'Identity'))?.Members ?? []
    ).map((member) => ({ Name: member, Identity: member })),
  ),
  ...(['Add', 'Remove'] as const).map((verb) =>
    cmdlet(`${verb}-RoleGroupMember`, 'organization', 'Member BypassSecurityGroupManagerCheck', (call) => {
      const group = call.tenant.exchange.roleGroups.find(
        (candidate) => candidate.Name === text(call, 'Identity'),
      );
      if (!group) throw objectNotFound(call.tenant, text(call, 'Identity') ?? '');
      const member = text(call, 'Member') ?? '';
      group.Members =
        verb === 'Add'
          ? [...new Set([...group.Members, member])]
          : group.Members.filter((name) => name !== member);
      return changed(call, group.Name);
    }),
  ),
  cmdlet('Get-ManagementRoleAssignment', 'read', 'RoleAssignee Role GetEffectiveUsers', (call) =>
    call.tenant.exchange.roleAssignments.filter(
      (assignment) =>
        !text(call, 'RoleAssignee') || assignment['RoleAssigneeName'] === text(call, 'RoleAssignee'),
    ),
  ),
  cmdlet('Get-BlockedConnector', 'read', 'ConnectorId', () => []),
  cmdlet('Get-TenantAllowBlockListItems', 'read', 'ListType', () => []),
  cmdlet('Get-MailboxAuditBypassAssociation', 'read', '', (call) => {
    const wanted = text(call, 'Identity');
    const entries = bypassEntries(call);
    if (!wanted) return entries;
    const found = entries.filter((entry) =>
      [entry['Name'], entry['Identity'], entry['ObjectId'], entry['_upn']].includes(wanted),
    );
    if (found.length === 0) throw objectNotFound(call.tenant, wanted);
    return found.map(({ _upn, ...entry }) => entry);
  }),
  cmdlet('Set-MailboxAuditBypassAssociation', 'recipients', 'AuditBypassEnabled', (call) => {
    const wanted = text(call, 'Identity') ?? '';
    const entry = bypassEntries(call).find((candidate) =>
      [candidate['Name'], candidate['Identity'], candidate['ObjectId'], candidate['_upn']].includes(wanted),
    );
    if (!entry) throw objectNotFound(call.tenant, wanted);
    const { exchange } = call.tenant;
    exchange.auditBypass = [
      ...exchange.auditBypass.filter((candidate) => candidate['ObjectId'] !== entry['ObjectId']),
      ...(call.parameters['AuditBypassEnabled'] === true
        ? [{ ObjectId: entry['ObjectId'], AuditBypassEnabled: true }]
        : []),
    ];
    return changed(call, String(entry['Name']));
  }),
];

/** Every user and service account has an association, nearly always off. */
function bypassEntries(call: CmdletCall): Obj[] {
  return call.tenant.users.map((user) => ({
    Name: user.displayName,
    Identity: user.displayName,
    ObjectId: user.id,
    ObjectClass: ['top', 'person', 'user'],
    AuditBypassEnabled: call.tenant.exchange.auditBypass.some(
      (entry) => entry['ObjectId'] === user.id && entry['AuditBypassEnabled'] === true,
    ),
    _upn: user.userPrincipalName,
  }));
}

export const restrictedCmdlets: readonly Cmdlet[] = [
  cmdlet('Get-BlockedSenderAddress', 'read', 'SenderAddress Reason', (call) => {
    const wanted = text(call, 'SenderAddress')?.toLowerCase();
    return call.tenant.exchange.blockedSenders.filter(
      (entry) =>
        entry['_liftedAt'] === undefined &&
        (!wanted || String(entry['SenderAddress']).toLowerCase() === wanted),
    );
  }),
  cmdlet('Remove-BlockedSenderAddress', 'security', 'SenderAddress Reason', (call) => {
    const address = (text(call, 'SenderAddress') ?? '').toLowerCase();
    const entry = call.tenant.exchange.blockedSenders.find(
      (candidate) =>
        String(candidate['SenderAddress']).toLowerCase() === address && candidate['_liftedAt'] === undefined,
    );
    if (!entry) throw objectNotFound(call.tenant, address);
    const used = call.tenant.exchange.unblocks[address] ?? 0;
    // Microsoft does not publish the limit; the cmdlet's page says that there is one, and what happens beyond it.
    if (used >= unblockLimit)
      throw invalid(
        `The sender ${address} has exceeded the number of times it can be unblocked. Please contact Microsoft Support.`,
      );
    call.tenant.exchange.unblocks[address] = used + 1;
    entry['_liftedAt'] = call.world.clock.milliseconds();
    return changed(call, address);
  }),
];

export const unblockLimit = 2;
