import { defineCheck } from '../../domain/check.ts';
import { flagged } from '../support/outcome.ts';

export const sharedFilesScanned = defineCheck({
  id: 'shared-files-scanned',
  title: {
    en: 'Files in SharePoint, OneDrive and Teams are scanned for malware',
    de: 'Dateien in SharePoint, OneDrive und Teams werden auf Schadsoftware geprüft',
  },
  rationale: {
    en: 'A file that is shared passes by every mail filter.',
    de: 'Eine geteilte Datei geht an jedem Mailfilter vorbei.',
  },
  remediation: {
    en: 'Set-AtpPolicyForO365 -EnableATPForSPOTeamsODB $true.',
    de: 'Set-AtpPolicyForO365 -EnableATPForSPOTeamsODB $true.',
  },
  severity: 'medium',
  area: 'data-protection',
  scuba: ['MS.SECURITYSUITE.1.4v1'],
  cis: ['2.1.5'],
  secureScore: ['mdo_atpprotection'],
  attack: ['T1566', 'T1566.001', 'T1080'],
  cuts: { shortens: ['T1080'] },
  licence: 'defender-p1',
  action: 'scan-shared-files',
  needs: ['atp-policy'],
  evaluate: ({ 'atp-policy': policy }) =>
    flagged(
      'EnableATPForSPOTeamsODB',
      policy.EnableATPForSPOTeamsODB,
      true,
      ['They are scanned.', 'Sie werden geprüft.'],
      ['They are not scanned.', 'Sie werden nicht geprüft.'],
    ),
});
