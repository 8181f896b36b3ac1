import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { activePolicies } from '../support/dlp.ts';

const wanted = ['UnallowedApps', 'UnallowedBluetoothTransferApps'];

export const dlpBlocksRestrictedApps = defineCheck({
  id: 'dlp-blocks-restricted-apps',
  title: {
    en: 'On devices, data loss prevention blocks restricted apps and Bluetooth',
    de: 'Auf Geräten blockiert DLP eingeschränkte Apps und Bluetooth',
  },
  rationale: {
    en: 'The last way out of a computer is a program that nobody watches.',
    de: 'Der letzte Weg aus einem Computer ist ein Programm, auf das niemand achtet.',
  },
  remediation: {
    en: "Purview portal, the rule's device actions: block restricted apps and unallowed Bluetooth apps.",
    de: 'Purview-Portal, Geräteaktionen der Regel: eingeschränkte Apps und nicht zugelassene Bluetooth-Apps blockieren.',
  },
  severity: 'low',
  area: 'data-protection',
  scuba: ['MS.SECURITYSUITE.3.5v1'],
  cis: [],
  secureScore: [],
  attack: ['T1565', 'T1485', 'T1530', 'T1486'],
  cuts: {},
  licence: 'endpoint-dlp',
  needs: ['dlp-policies', 'dlp-rules'],
  evaluate({ 'dlp-policies': policies, 'dlp-rules': rules }) {
    const active = new Set(activePolicies(policies).map((one) => one.Name));
    const blocked = new Set(
      rules
        .filter((rule) => rule.Disabled !== true && active.has(rule.ParentPolicyName ?? ''))
        .flatMap((rule) => rule.EndpointDlpRestrictions)
        .filter((one) => /^block/i.test(one.value))
        .map((one) => one.setting),
    );
    const open = wanted.filter((setting) => !blocked.has(setting));
    const [en, de] = some(open);
    return open.length === 0
      ? pass('Both are blocked.', 'Beides wird blockiert.', [...blocked])
      : fail(`Not blocked: ${en}.`, `Nicht blockiert: ${de}.`, { open }, open);
  },
});
