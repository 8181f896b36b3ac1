import { defineCheck } from '../../domain/check.ts';
import { pass, fail, warning } from '../support/outcome.ts';
import { activePolicies } from '../support/dlp.ts';

export const dlpPolicyInForce = defineCheck({
  id: 'dlp-policy-in-force',
  title: {
    en: 'A policy against data loss is in force for mail',
    de: 'Eine DLP-Richtlinie ist für Nachrichten in Kraft',
  },
  rationale: {
    en: 'It is the last thing that stands between a full mailbox and an address outside.',
    de: 'Sie ist das Letzte, was zwischen einem vollen Postfach und einer Adresse außerhalb steht.',
  },
  remediation: {
    en: 'Purview portal, Data loss prevention: turn a policy from simulation to on.',
    de: 'Purview-Portal, Verhinderung von Datenverlust: eine Richtlinie vom Simulationsmodus auf „Ein“ stellen.',
  },
  severity: 'medium',
  area: 'data-protection',
  scuba: [],
  cis: ['3.2.1'],
  secureScore: ['dlp_datalossprevention'],
  attack: ['T1567', 'T1048'],
  cuts: { shortens: ['T1567'] },
  licence: 'dlp',
  needs: ['dlp-policies'],
  evaluate({ 'dlp-policies': policies }) {
    const own = activePolicies(policies)
      .filter((one) => one.ExchangeLocation.length > 0)
      .map((one) => one.Name);
    if (own.length > 0) return pass(`Policy: ${own[0]}.`, `Richtlinie: ${own[0]}.`, own);
    return policies.length > 0
      ? warning(
          'There are policies, but none is in force for mail.',
          'Es gibt Richtlinien, aber keine ist für Nachrichten in Kraft.',
          policies.map((one) => one.Name),
        )
      : fail('There is none.', 'Es gibt keine.', []);
  },
});
