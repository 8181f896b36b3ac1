import { all } from './noun.ts';
import type { SettingNoun } from './noun.ts';

export const acceptedDomain: SettingNoun = {
  noun: 'AcceptedDomain',
  verbs: ['Set'],
  reach: 'organization',
  container: 'CN=Accepted Domains,CN=Transport Settings',
  objectClass: 'msExchAcceptedDomain',
  pick: (organization) => organization.acceptedDomains,
  blank: {
    DomainName: '',
    DomainType: 'Authoritative',
    ...all(null, 'CatchAllRecipientID MailFlowPartner'),
    ...all(
      false,
      `MatchSubDomains Default EmailOnly ExternallyManaged PendingRemoval PendingCompletion OutboundOnly
      PendingFederatedAccountNamespace PendingFederatedDomain IsCoexistenceDomain PerimeterDuplicateDetected
      IsDefaultFederatedDomain EnableNego2Authentication CanHaveCloudCache SendingFromDomainDisabled InitialDomain`,
    ),
    AddressBookEnabled: true,
    ...all('Managed', 'RawAuthenticationType AuthenticationType'),
    LiveIdInstanceType: 'Business',
    FederatedOrganizationLink: 'Federation',
    AdminDisplayName: '',
  },
  fixed:
    'DomainName Default InitialDomain RawAuthenticationType AuthenticationType LiveIdInstanceType AdminDisplayName',
  choices: { DomainType: ['Authoritative', 'InternalRelay'] },
  fresh: (facts) =>
    [facts.domain, facts.initial].map((name) => ({
      Name: name,
      DomainName: name,
      Default: name === facts.domain,
      InitialDomain: name === facts.initial,
      _guid: facts.uuid(),
    })),
};

/** What mail to other domains may do: forward itself, answer itself. */
export const remoteDomain: SettingNoun = {
  noun: 'RemoteDomain',
  verbs: ['New', 'Set', 'Remove'],
  reach: 'organization',
  container: 'CN=Internet Message Formats,CN=Global Settings',
  objectClass: 'msExchDomainContentConfig',
  pick: (organization) => organization.remoteDomains,
  blank: {
    DomainName: '*',
    ...all(
      false,
      `IsInternal TargetDeliveryDomain SmtpDaneMandatoryModeEnabled DeliveryReportEnabled TNEFEnabled
      TrustedMailOutboundEnabled TrustedMailInboundEnabled UseSimpleDisplayName`,
    ),
    ...all(
      true,
      'AutoReplyEnabled AutoForwardEnabled NDREnabled MeetingForwardNotificationEnabled DisplaySenderName NDRDiagnosticInfoEnabled',
    ),
    ...all('Undefined', 'ByteEncoderTypeFor7BitCharsets PreferredInternetCodePageForShiftJis'),
    ...all('iso-8859-1', 'CharacterSet NonMimeCharacterSet'),
    AllowedOOFType: 'External',
    ContentType: 'MimeHtmlText',
    RequiredCharsetCoverage: null,
    LineWrapSize: 'Unlimited',
    MessageCountThreshold: 2147483647,
    AdminDisplayName: '',
  },
  fixed: 'MessageCountThreshold AdminDisplayName',
  choices: { AllowedOOFType: ['External', 'ExternalLegacy', 'InternalLegacy', 'None'] },
  fresh: (facts) => [{ Name: 'Default', _guid: facts.uuid() }],
};
