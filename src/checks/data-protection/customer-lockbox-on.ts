import { defineCheck } from '../../domain/check.ts';
import { flagged } from '../support/outcome.ts';

export const customerLockboxOn = defineCheck({
  id: 'customer-lockbox-on',
  title: {
    en: 'Customer Lockbox is on: Microsoft asks before it looks at content',
    de: 'Kunden-Lockbox ist eingeschaltet: Microsoft fragt, bevor es Inhalte ansieht',
  },
  rationale: {
    en: 'With it, a support engineer of Microsoft reaches content only after somebody in the organisation has agreed.',
    de: 'Damit erreicht ein Supporttechniker von Microsoft Inhalte erst, wenn jemand in der Organisation zugestimmt hat.',
  },
  remediation: {
    en: 'Microsoft 365 admin center, Settings, Org settings, Security & privacy: Customer lockbox. Or Set-OrganizationConfig -CustomerLockBoxEnabled $true.',
    de: 'Microsoft 365 Admin Center, Einstellungen, Einstellungen der Organisation, Sicherheit und Datenschutz: Kunden-Lockbox. Oder Set-OrganizationConfig -CustomerLockBoxEnabled $true.',
  },
  severity: 'low',
  area: 'data-protection',
  scuba: [],
  cis: ['1.3.6'],
  secureScore: ['CustomerLockBoxEnabled'],
  attack: ['T1199'],
  cuts: {},
  licence: 'lockbox',
  action: 'turn-on-customer-lockbox',
  needs: ['organization-config'],
  evaluate: ({ 'organization-config': config }) =>
    flagged(
      'CustomerLockBoxEnabled',
      config.CustomerLockBoxEnabled,
      true,
      ['It is on.', 'Sie ist eingeschaltet.'],
      ['It is off.', 'Sie ist ausgeschaltet.'],
    ),
});
