import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { protectingRules, activePolicies } from '../support/dlp.ts';

const least = [
  'Credit Card Number',
  'U.S. Individual Taxpayer Identification Number (ITIN)',
  'U.S. Social Security Number (SSN)',
];

export const dlpBlocksSensitiveNumbers = defineCheck({
  id: 'dlp-blocks-sensitive-numbers',
  title: {
    en: 'Data loss prevention blocks card, tax and social security numbers',
    de: 'DLP blockiert Kreditkarten-, Steuer- und Sozialversicherungsnummern',
  },
  rationale: {
    en: 'The baseline names US numbers; whoever keeps others adds those. What is blocked cannot be sent on by an intruder either.',
    de: 'Die Vorgabe nennt US-Nummern; wer andere verwahrt, ergänzt sie. Was blockiert ist, kann auch ein Eindringling nicht weiterschicken.',
  },
  remediation: {
    en: 'Purview portal, Data loss prevention: a policy in force with rules for these types that restrict access.',
    de: 'Purview-Portal, Verhinderung von Datenverlust: eine wirksame Richtlinie mit Regeln für diese Typen, die den Zugriff einschränken.',
  },
  severity: 'medium',
  area: 'data-protection',
  scuba: ['MS.SECURITYSUITE.3.1v1'],
  cis: ['3.2.1'],
  secureScore: ['dlp_datalossprevention'],
  attack: ['T1567', 'T1530', 'T1213'],
  cuts: { shortens: ['T1567', 'T1048'] },
  licence: 'dlp',
  needs: ['dlp-policies', 'dlp-rules'],
  evaluate({ 'dlp-policies': policies, 'dlp-rules': rules }) {
    const blocked = new Set(
      protectingRules(policies, rules).flatMap((rule) => rule.ContentContainsSensitiveInformation),
    );
    const open = least.filter((type) => !blocked.has(type));
    const [en, de] = some(open);
    return open.length === 0
      ? pass('All three are blocked.', 'Alle drei werden blockiert.', {
          policies: activePolicies(policies).map((one) => one.Name),
        })
      : fail(`Not blocked: ${en}.`, `Nicht blockiert: ${de}.`, { open }, open);
  },
});
