import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { protectingRules, activePolicies } from '../support/dlp.ts';

const places = {
  Exchange: 'ExchangeLocation',
  SharePoint: 'SharePointLocation',
  OneDrive: 'OneDriveLocation',
  Teams: 'TeamsLocation',
  Devices: 'EndpointDlpLocation',
} as const;

export const dlpAppliesEverywhere = defineCheck({
  id: 'dlp-applies-everywhere',
  title: {
    en: 'Data loss prevention covers mail, files, Teams chat and devices',
    de: 'DLP erfasst Mail, Dateien, Teams-Chat und Geräte',
  },
  rationale: {
    en: 'What may not go by mail must not go by chat.',
    de: 'Was nicht per Mail hinausdarf, darf auch nicht per Chat hinaus.',
  },
  remediation: {
    en: 'Purview portal: add the missing places to the policy.',
    de: 'Purview-Portal: der Richtlinie die fehlenden Orte hinzufügen.',
  },
  severity: 'low',
  area: 'data-protection',
  scuba: ['MS.SECURITYSUITE.3.2v1'],
  cis: ['3.2.2'],
  secureScore: ['mip_DLP_policies_Teams'],
  attack: ['T1567', 'T1530', 'T1213', 'T1213.002'],
  cuts: { shortens: ['T1567'] },
  licence: 'dlp',
  needs: ['dlp-policies', 'dlp-rules'],
  evaluate({ 'dlp-policies': policies, 'dlp-rules': rules }) {
    const protecting = new Set(protectingRules(policies, rules).map((rule) => rule.ParentPolicyName));
    const own = activePolicies(policies).filter((one) => protecting.has(one.Name));
    const missing = Object.entries(places)
      .filter(([, member]) => !own.some((policy) => policy[member].some((place) => /^all$/i.test(place))))
      .map(([place]) => place);
    const [en, de] = some(missing, 5);
    return missing.length === 0
      ? pass('All five places are covered.', 'Alle fünf Orte sind erfasst.', {
          policies: own.map((one) => one.Name),
        })
      : fail(
          `Not covered as a whole: ${en}.`,
          `Nicht ganz erfasst: ${de}.`,
          { missing, policies: own.map((one) => one.Name) },
          missing,
        );
  },
});
