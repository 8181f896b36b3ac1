import type { ExchangeOrganization, Obj } from '../../state/tenant.ts';
import type { Cmdlet } from '../cmdlet.ts';
import * as access from './access.ts';
import { adminAuditLogConfig, complianceAuditLogConfig } from './admin-audit-log-config.ts';
import * as antiPhish from './anti-phish.ts';
import * as antiSpam from './anti-spam.ts';
import { cmdletsOf } from './cmdlets.ts';
import * as compliance from './compliance.ts';
import { dkimSigningConfig } from './dkim.ts';
import { acceptedDomain, remoteDomain } from './domains.ts';
import * as mailFlow from './mail-flow.ts';
import * as malware from './malware.ts';
import type { Facts, SettingNoun } from './noun.ts';
import { organizationConfig } from './organization-config.ts';
import * as presetRules from './preset-rules.ts';
import * as quarantine from './quarantine.ts';
import * as safeAttachments from './safe-attachments.ts';
import * as safeLinks from './safe-links.ts';
import { transportConfig } from './transport-config.ts';

/** Every kind of settings that Exchange Online and Security & Compliance keep here. */
export const settingNouns: readonly SettingNoun[] = [
  organizationConfig,
  transportConfig,
  adminAuditLogConfig,
  complianceAuditLogConfig,
  acceptedDomain,
  remoteDomain,
  dkimSigningConfig,
  ...Object.values(mailFlow),
  ...Object.values(antiSpam),
  ...Object.values(antiPhish),
  ...Object.values(malware),
  ...Object.values(safeLinks),
  ...Object.values(safeAttachments),
  ...Object.values(presetRules),
  ...Object.values(quarantine),
  ...Object.values(access),
  ...Object.values(compliance),
];

export const settingCmdlets: readonly Cmdlet[] = settingNouns.flatMap(cmdletsOf);

/** Exchange Online as a new organisation finds it. */
export function freshOrganization(facts: Facts): ExchangeOrganization {
  const fresh = (noun: SettingNoun): Obj[] => noun.fresh(facts).map((item) => ({ ...item }));
  return {
    organizationConfig: fresh(organizationConfig)[0]!,
    transportConfig: fresh(transportConfig)[0]!,
    adminAuditLogConfig: fresh(adminAuditLogConfig)[0]!,
    acceptedDomains: fresh(acceptedDomain),
    remoteDomains: fresh(remoteDomain),
    transportRules: [],
    inboundConnectors: [],
    outboundConnectors: [],
    journalRules: [],
    auditBypass: [],
    blockedSenders: [],
    unblocks: {},
    settings: Object.fromEntries(
      settingNouns
        .filter((noun) => !noun.pick)
        .map((noun) => [noun.noun, fresh(noun).map((item) => ({ Guid: facts.uuid(), ...item }))]),
    ),
    roleGroups: ['Organization Management', 'Discovery Management', 'Recipient Management'].map((Name) => ({
      Name,
      Members: [],
    })),
    roleAssignments: [],
    traces: [],
  };
}
