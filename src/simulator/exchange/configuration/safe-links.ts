import { adoptPreset } from './presets.ts';
import { all, defenderForOffice } from './noun.ts';
import type { SettingNoun } from './noun.ts';
import { policyRule, refusePreset, refuseUsed } from './rules.ts';

export const safeLinksPolicy: SettingNoun = {
  noun: 'SafeLinksPolicy',
  plan: defenderForOffice,
  verbs: ['New', 'Set', 'Remove'],
  reach: 'security',
  container: 'CN=Safe Links,CN=Transport Settings',
  objectClass: 'msExchSmartLinksProtectionConfig',
  blank: {
    ...all(
      true,
      `EnableSafeLinksForEmail EnableSafeLinksForTeams EnableSafeLinksForOffice TrackClicks AllowClickThrough ScanUrls
      DeliverMessageAfterScan`,
    ),
    ...all(
      false,
      'EnableForInternalSenders DisableUrlRewrite EnableOrganizationBranding IsBuiltInProtection',
    ),
    ...all([], 'DoNotRewriteUrls LocalizedNotificationTextList'),
    ...all('', 'AdminDisplayName CustomNotificationText'),
    RecommendedPolicyType: 'Custom',
  },
  fixed: 'IsBuiltInProtection',
  fresh: (facts) =>
    facts.plans.has(defenderForOffice)
      ? [{ Name: 'Built-In Protection Policy', IsBuiltInProtection: true, DisableUrlRewrite: true }]
      : [],
  made: adoptPreset('SafeLinksPolicy'),
  check: refusePreset,
  removing: refuseUsed('SafeLinksRule', 'SafeLinksPolicy'),
};

export const safeLinksRule = policyRule({
  noun: 'SafeLinksRule',
  plan: defenderForOffice,
  policies: [safeLinksPolicy],
  container: 'SafeLinksVersioned',
});
