import { verdictTable } from '../../../test/support/verdicts.ts';

// All tenants are invented: the healthy one with a small change.

const organization = (change: object) => ({ 'organization-config': change });
const rule = (change: object) => ({
  'transport-rules': [{ Name: 'Copies', State: 'Enabled', ...change }],
});
const inbox = (enabled: boolean, to: string) => ({
  'inbox-rule-forwarding': { rules: [{ name: '.', enabled, to: [to] }] },
});
const connector = (change: object) => ({
  'inbound-connectors': [{ Name: 'Open', Enabled: true, ConnectorType: 'OnPremises', ...change }],
});
const outbound = (change: object) => ({ 'outbound-spam': change });
const outside = 'x@evil.example';
const inside = 'bert@contoso.example';

verdictTable('mail-flow', {
  'connectors-are-restricted': [
    ['fail', connector({})],
    ['pass', connector({ TlsSenderCertificateName: 'mail.contoso.example' })],
    ['pass', connector({ Enabled: false })],
  ],
  'direct-send-rejected': [
    ['fail', organization({ RejectDirectSend: false })],
    ['unknown', organization({ RejectDirectSend: undefined })],
  ],
  'ews-off': [
    ['fail', organization({ EwsEnabled: true })],
    ['fail', organization({ EwsEnabled: null })],
    ['unknown', organization({ EwsEnabled: undefined })],
  ],
  'inbox-rules-do-not-forward-outside': [
    ['fail', inbox(true, outside)],
    ['pass', inbox(false, outside)],
    ['pass', inbox(true, inside)],
  ],
  'journals-stay-inside': [
    ['warning', { 'journal-rules': { JournalEmailAddress: outside } }],
    ['pass', { 'journal-rules': { JournalEmailAddress: outside, Enabled: false } }],
  ],
  'mail-flow-rules-do-not-copy-outside': [
    ['fail', rule({ BlindCopyTo: [outside] })],
    ['fail', rule({ RedirectMessageTo: [outside] })],
    ['pass', rule({ BlindCopyTo: [inside] })],
    ['pass', rule({ BlindCopyTo: [outside], State: 'Disabled' })],
  ],
  'mailboxes-do-not-forward-outside': [
    ['fail', { mailboxes: { ForwardingSmtpAddress: `smtp:${outside}` } }],
    ['pass', { mailboxes: { ForwardingSmtpAddress: `smtp:${inside}` } }],
  ],
  'modern-authentication-on': [
    ['fail', organization({ OAuth2ClientProfileEnabled: false })],
    ['unknown', organization({ OAuth2ClientProfileEnabled: undefined })],
  ],
  'old-mail-protocols-off': [
    ['fail', { 'mailbox-protocols': { ImapEnabled: true } }],
    ['fail', { 'mailbox-protocols': { PopEnabled: true } }],
    ['unknown', { 'mailbox-protocols': { PopEnabled: undefined } }],
  ],
  'outbound-blocks-notified': [
    ['fail', outbound({ NotifyOutboundSpam: false })],
    ['fail', outbound({ NotifyOutboundSpamRecipients: [] })],
    ['unknown', outbound({ NotifyOutboundSpam: undefined })],
  ],
  'outbound-limits-set': [
    ['fail', outbound({ RecipientLimitExternalPerHour: 0 })],
    ['fail', outbound({ RecipientLimitPerDay: 5000 })],
    ['fail', outbound({ ActionWhenThresholdReached: 'Alert' })],
  ],
  'outbound-policies-refuse-forwarding': [
    ['fail', outbound({ AutoForwardingMode: 'On' })],
    ['warning', outbound({ AutoForwardingMode: 'Automatic' })],
    ['unknown', outbound({ AutoForwardingMode: undefined })],
  ],
  'remote-domains-refuse-forwarding': [
    ['fail', { 'remote-domains': { AutoForwardEnabled: true } }],
    ['unknown', { 'remote-domains': { AutoForwardEnabled: undefined } }],
  ],
  'smtp-auth-disabled': [
    ['fail', { 'transport-config': { SmtpClientAuthenticationDisabled: false } }],
    ['unknown', { 'transport-config': { SmtpClientAuthenticationDisabled: undefined } }],
  ],
  'smtp-auth-off-on-mailboxes': [
    ['fail', { 'mailbox-protocols': { SmtpClientAuthenticationDisabled: false } }],
    ['pass', { 'mailbox-protocols': { SmtpClientAuthenticationDisabled: true } }],
    ['unknown', { 'mailbox-protocols': { SmtpClientAuthenticationDisabled: undefined } }],
  ],
});
