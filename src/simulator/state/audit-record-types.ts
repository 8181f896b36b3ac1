// Numbers of the Office 365 Management Activity API schema (AuditLogRecordType, UserType) by the names of Graph's enums.
const recordTypes: { readonly [number: number]: string } = {
  1: 'ExchangeAdmin',
  2: 'ExchangeItem',
  3: 'ExchangeItemGroup',
  4: 'SharePoint',
  6: 'SharePointFileOperation',
  7: 'OneDrive',
  8: 'AzureActiveDirectory',
  9: 'AzureActiveDirectoryAccountLogon',
  14: 'SharePointSharingOperation',
  15: 'AzureActiveDirectoryStsLogon',
  18: 'SecurityComplianceCenterEOPCmdlet',
  19: 'ExchangeAggregatedOperation',
  25: 'MicrosoftTeams',
  28: 'ThreatIntelligence',
  40: 'SecurityComplianceAlerts',
  50: 'ExchangeItemAggregated',
  51: 'HygieneEvent',
  61: 'InformationWorkerProtection',
  64: 'AirInvestigation',
  65: 'Quarantine',
  98: 'MCASAlerts',
  101: 'ExchangeSearch',
  275: 'OWAAuth',
  294: 'AadRiskDetection',
  295: 'AuditSearch',
  296: 'AuditRetentionPolicy',
  297: 'AuditConfig',
  372: 'CrossTenantAccessPolicy',
  373: 'OutlookCopilotAutomation',
};

const userTypes = [
  'Regular',
  'Reserved',
  'Admin',
  'DcAdmin',
  'System',
  'Application',
  'ServicePrincipal',
  'CustomPolicy',
  'SystemPolicy',
  'PartnerTechnician',
  'Guest',
];

export function recordTypeName(number: unknown): string {
  return recordTypes[Number(number)] ?? 'unknownFutureValue';
}

/** Names compare without case: Microsoft's pages write `exchangeAdmin`, its schema `ExchangeAdmin`. */
export function isRecordTypeName(name: string): boolean {
  return Object.values(recordTypes).some((known) => known.toLowerCase() === name.toLowerCase());
}

export function userTypeName(number: unknown): string {
  return userTypes[Number(number)] ?? 'unknownFutureValue';
}
