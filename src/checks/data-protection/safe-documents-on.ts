import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';

export const safeDocumentsOn = defineCheck({
  id: 'safe-documents-on',
  title: {
    en: 'Office opens files from outside only after a check',
    de: 'Office öffnet Dateien von außen erst nach einer Prüfung',
  },
  rationale: {
    en: 'Leaving Protected View is the click that starts the macro.',
    de: 'Das Verlassen der geschützten Ansicht ist der Klick, der das Makro startet.',
  },
  remediation: {
    en: 'Set-AtpPolicyForO365 -EnableSafeDocs $true -AllowSafeDocsOpen $false.',
    de: 'Set-AtpPolicyForO365 -EnableSafeDocs $true -AllowSafeDocsOpen $false.',
  },
  severity: 'low',
  area: 'data-protection',
  scuba: [],
  cis: [],
  secureScore: ['mdo_safedocuments'],
  attack: ['T1566.001', 'T1204.002'],
  cuts: {},
  licence: 'safe-documents',
  action: 'turn-on-safe-documents',
  needs: ['atp-policy'],
  evaluate({ 'atp-policy': policy }) {
    if (policy.EnableSafeDocs === undefined || policy.AllowSafeDocsOpen === undefined)
      return untold('EnableSafeDocs');
    return policy.EnableSafeDocs && !policy.AllowSafeDocsOpen
      ? pass('It does.', 'Es tut es.', policy)
      : fail(
          'Office does not check, or users may pass by the warning.',
          'Office prüft nicht, oder Benutzer dürfen die Warnung übergehen.',
          policy,
        );
  },
});
