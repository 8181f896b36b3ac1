import { antiPhishPolicy } from './anti-phish.ts';
import { hostedContentFilterPolicy } from './anti-spam.ts';
import { malwareFilterPolicy } from './malware.ts';
import { all, defenderForOffice } from './noun.ts';
import type { SettingNoun } from './noun.ts';
import { policyRule } from './rules.ts';
import { safeAttachmentPolicy } from './safe-attachments.ts';
import { safeLinksPolicy } from './safe-links.ts';

/** To whom the Standard and the Strict preset apply; absent until a preset is first turned on. */
export const eopProtectionPolicyRule = policyRule({
  noun: 'EOPProtectionPolicyRule',
  policies: [hostedContentFilterPolicy, antiPhishPolicy, malwareFilterPolicy],
  container: 'EOP',
});

export const atpProtectionPolicyRule = policyRule({
  noun: 'ATPProtectionPolicyRule',
  plan: defenderForOffice,
  policies: [safeLinksPolicy, safeAttachmentPolicy],
  container: 'ATP',
});

/** Built-in protection reaches everybody; only exceptions can be set. */
export const atpBuiltInProtectionRule: SettingNoun = {
  noun: 'ATPBuiltInProtectionRule',
  plan: defenderForOffice,
  verbs: ['New', 'Set'],
  reach: 'security',
  container: 'CN=ATPBuiltIn,CN=Rules,CN=Transport Settings',
  objectClass: 'msExchTransportRule',
  blank: {
    SafeAttachmentPolicy: 'Built-In Protection Policy',
    SafeLinksPolicy: 'Built-In Protection Policy',
    State: 'Enabled',
    Priority: 0,
    ...all(
      null,
      'Comments ExceptIfSentTo ExceptIfSentToMemberOf ExceptIfRecipientDomainIs Conditions Exceptions',
    ),
  },
  fixed: 'Conditions Exceptions Priority',
  fresh: () => [{ Name: 'ATP Built-In Protection Rule' }],
};
