import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { protectingRules } from '../support/dlp.ts';

export const dlpBlocksEveryone = defineCheck({
  id: 'dlp-blocks-everyone',
  title: {
    en: 'Data loss prevention blocks sharing with everyone',
    de: 'DLP blockiert das Teilen mit allen',
  },
  rationale: {
    en: 'A rule that only warns is a rule that an intruder clicks away.',
    de: 'Eine Regel, die nur warnt, klickt ein Eindringling weg.',
  },
  remediation: {
    en: 'Purview portal, the rule\'s actions: restrict access, "Block everyone".',
    de: 'Purview-Portal, Aktionen der Regel: Zugriff einschränken, „Alle blockieren“.',
  },
  severity: 'low',
  area: 'data-protection',
  scuba: ['MS.SECURITYSUITE.3.3v1'],
  cis: [],
  secureScore: [],
  attack: ['T1567', 'T1530', 'T1213'],
  cuts: { shortens: ['T1567'] },
  licence: 'dlp',
  needs: ['dlp-policies', 'dlp-rules'],
  evaluate({ 'dlp-policies': policies, 'dlp-rules': rules }) {
    const own = protectingRules(policies, rules);
    if (own.length === 0) return fail('No rule blocks anything.', 'Keine Regel blockiert etwas.', []);
    const soft = own.filter((rule) => rule.BlockAccessScope !== 'All').map((rule) => rule.Name);
    const [en, de] = some(soft);
    return soft.length === 0
      ? pass('Every rule that blocks does so for everyone.', 'Jede blockierende Regel gilt für alle.', {
          rules: own.length,
        })
      : fail(`Only for some: ${en}.`, `Nur für manche: ${de}.`, { soft }, soft);
  },
});
