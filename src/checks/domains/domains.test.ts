import { verdictTable } from '../../../test/support/verdicts.ts';

// All tenants, domains and records are invented: the healthy tenant with a small change.

const answer = (...records: readonly string[]) => ({ name: '', records, failed: null });
const silent = { name: '', records: [], failed: 'ETIMEOUT' };
const spf = (...records: readonly string[]) => ({ dns: { spf: answer(...records) } });
const dmarc = (...records: readonly string[]) => ({ dns: { dmarc: answer(...records) } });
const federal = (record: string) => ({
  dns: { domain: 'agency.gov', organizational: 'agency.gov', dmarc: answer(record) },
});

verdictTable('domains', {
  'directory-sync-is-fresh': [
    ['fail', { organization: { onPremisesLastSyncDateTime: '2026-11-20T00:00:00Z' } }],
    ['not-applicable', { organization: { onPremisesSyncEnabled: null } }],
    ['unknown', { organization: { onPremisesLastSyncDateTime: null } }],
  ],
  'dkim-keys-are-long': [
    ['fail', { 'dkim-signing': { Selector1KeySize: 1024 } }],
    ['fail', { 'dkim-signing': { Selector2KeySize: 1024 } }],
    ['unknown', { 'dkim-signing': { Selector1KeySize: undefined } }],
    ['pass', { 'dkim-signing': { Selector1KeySize: 1024, Enabled: false } }],
  ],
  'dkim-signed': [
    ['fail', { 'dkim-signing': { Enabled: false } }],
    ['fail', { 'dkim-signing': [] }],
    ['fail', { dns: { dkim: [answer()] } }],
    ['pass', { dns: { dkim: [silent] } }],
  ],
  'dmarc-published': [
    ['fail', dmarc()],
    ['fail', dmarc('v=DMARC1; p=none', 'v=DMARC1; p=reject')],
    ['unknown', { dns: { dmarc: silent } }],
    ['pass', { dns: { dmarc: answer(), dmarcOrganizational: answer('v=DMARC1; p=none') } }],
  ],
  'dmarc-rejects': [
    ['fail', dmarc('v=DMARC1; p=quarantine')],
    ['unknown', { dns: { dmarc: silent } }],
  ],
  'dmarc-reports-read': [
    ['fail', dmarc('v=DMARC1; p=reject')],
    ['fail', dmarc('v=DMARC1; p=reject; rua=mailto:dmarc@contoso.example')],
    [
      'fail',
      dmarc('v=DMARC1; p=reject; rua=mailto:reports@dmarc.cyber.dhs.gov; ruf=mailto:a@contoso.example'),
    ],
  ],
  'dmarc-reports-to-cisa': {
    healthy: 'not-applicable',
    verdicts: [
      ['fail', federal('v=DMARC1; p=reject; rua=mailto:dmarc@agency.gov')],
      ['pass', federal('v=DMARC1; p=reject; rua=mailto:reports@dmarc.cyber.dhs.gov,mailto:dmarc@agency.gov')],
    ],
  },
  'spf-refuses-strangers': [
    ['fail', spf()],
    ['fail', spf('v=spf1 include:spf.protection.outlook.com ~all')],
    ['fail', spf('v=spf1 -all', 'v=spf1 ~all')],
    ['pass', spf('v=spf1 redirect=_spf.contoso.example')],
    ['unknown', { dns: { spf: silent } }],
  ],
  'spf-within-limit': [
    ['fail', { dns: { spfLookups: 11 } }],
    ['pass', { dns: { spfLookups: 10 } }],
    ['unknown', { dns: { spfLookups: null } }],
  ],
  'transport-encryption-announced': [
    ['fail', { dns: { mtaSts: answer() } }],
    ['fail', { dns: { tlsReporting: answer() } }],
    ['unknown', { dns: { mtaSts: silent } }],
  ],
});
