import { adoptPreset } from './presets.ts';
import { all, defenderForOffice } from './noun.ts';
import type { SettingNoun } from './noun.ts';
import { policyRule, refusePreset, refuseUsed } from './rules.ts';

export const safeAttachmentPolicy: SettingNoun = {
  noun: 'SafeAttachmentPolicy',
  plan: defenderForOffice,
  verbs: ['New', 'Set', 'Remove'],
  reach: 'security',
  container: 'CN=Safe Attachment,CN=Transport Settings',
  objectClass: 'msExchSmartSafeAttachmentProtectionConfig',
  blank: {
    Action: 'Block',
    ...all('', 'AdminDisplayName RedirectAddress'),
    ...all(false, 'Enable EnableOrganizationBranding IsBuiltInProtection IsDefault Redirect'),
    QuarantineTag: 'AdminOnlyAccessPolicy',
    RecommendedPolicyType: 'Custom',
  },
  fixed: 'IsBuiltInProtection IsDefault',
  choices: { Action: ['Allow', 'Block', 'Replace', 'DynamicDelivery'] },
  fresh: (facts) =>
    facts.plans.has(defenderForOffice)
      ? [{ Name: 'Built-In Protection Policy', IsBuiltInProtection: true, Enable: true }]
      : [],
  made: adoptPreset('SafeAttachmentPolicy'),
  check: refusePreset,
  removing: refuseUsed('SafeAttachmentRule', 'SafeAttachmentPolicy'),
};

export const safeAttachmentRule = policyRule({
  noun: 'SafeAttachmentRule',
  plan: defenderForOffice,
  policies: [safeAttachmentPolicy],
  container: 'SafeAttachmentVersioned',
});

/** Safe Attachments for SharePoint, OneDrive and Teams, and Safe Documents. */
export const atpPolicyForO365: SettingNoun = {
  noun: 'AtpPolicyForO365',
  plan: defenderForOffice,
  verbs: ['Set'],
  reach: 'security',
  single: true,
  container: 'CN=Atp Policy For O365,CN=Transport Settings',
  objectClass: 'msExchAtpPolicyForO365',
  blank: {
    AdminDisplayName: '',
    ...all(false, 'EnableATPForSPOTeamsODB EnableSafeDocs AllowSafeDocsOpen'),
  },
  fresh: () => [{ Name: 'Default' }],
};
