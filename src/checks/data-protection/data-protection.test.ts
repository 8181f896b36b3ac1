import { verdictTable } from '../../../test/support/verdicts.ts';

// All tenants are invented: the healthy one with a small change.

const shared = (...Domains: readonly string[]) => ({ 'sharing-policies': { Domains } });
const untold = { 'sharing-policies': { Domains: undefined } };
const testing = { 'dlp-policies': { Mode: 'TestWithNotifications' } };
const rule = (change: object) => ({ 'dlp-rules': change });

verdictTable('data-protection', {
  'calendars-not-shared-with-everyone': [
    ['fail', shared('*:CalendarSharingFreeBusyDetail')],
    ['fail', shared('Anonymous:CalendarSharingFreeBusyReviewer')],
    ['pass', shared('fabrikam.example:CalendarSharingFreeBusyReviewer')],
    ['unknown', untold],
  ],
  'cloud-app-security-used': [['manual', { 'conditional-access': [] }]],
  'contacts-not-shared-with-everyone': [
    ['fail', shared('*:ContactsSharing,CalendarSharingFreeBusySimple')],
    ['fail', shared('*:CalendarSharingFreeBusySimple', 'Anonymous:ContactsSharing')],
    ['pass', shared('fabrikam.example:ContactsSharing')],
    ['unknown', untold],
  ],
  'customer-lockbox-on': [
    ['fail', { 'organization-config': { CustomerLockBoxEnabled: false } }],
    ['unknown', { 'organization-config': { CustomerLockBoxEnabled: undefined } }],
  ],
  'dlp-applies-everywhere': [
    ['fail', testing],
    ['fail', { 'dlp-policies': { TeamsLocation: [] } }],
    ['fail', { 'dlp-policies': { ExchangeLocation: ['board@contoso.example'] } }],
  ],
  'dlp-blocks-everyone': [
    ['fail', testing],
    ['fail', rule({ BlockAccessScope: 'PerUser' })],
    ['fail', rule({ BlockAccess: false })],
  ],
  'dlp-blocks-restricted-apps': [
    ['fail', testing],
    ['fail', rule({ EndpointDlpRestrictions: [] })],
    ['fail', rule({ EndpointDlpRestrictions: [{ setting: 'UnallowedApps', value: 'Audit' }] })],
  ],
  'dlp-blocks-sensitive-numbers': [
    ['fail', testing],
    ['fail', rule({ ContentContainsSensitiveInformation: [{ name: 'Credit Card Number' }] })],
    ['fail', rule({ Disabled: true })],
  ],
  'dlp-policy-in-force': [
    ['warning', testing],
    ['fail', { 'dlp-policies': [] }],
  ],
  'dlp-tells-users': [
    ['fail', testing],
    ['fail', rule({ NotifyUser: [] })],
  ],
  'no-public-groups': [['warning', { 'public-groups': [{ id: 'g', displayName: 'Everybody' }] }]],
  'safe-documents-on': [
    ['fail', { 'atp-policy': { EnableSafeDocs: false } }],
    ['fail', { 'atp-policy': { AllowSafeDocsOpen: true } }],
    ['unknown', { 'atp-policy': { EnableSafeDocs: undefined } }],
  ],
  'shared-files-scanned': [
    ['fail', { 'atp-policy': { EnableATPForSPOTeamsODB: false } }],
    ['unknown', { 'atp-policy': { EnableATPForSPOTeamsODB: undefined } }],
  ],
});
