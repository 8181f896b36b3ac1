import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';

const tips = [
  'MailTipsAllTipsEnabled',
  'MailTipsExternalRecipientsTipsEnabled',
  'MailTipsGroupMetricsEnabled',
] as const;

export const mailTipsOn = defineCheck({
  id: 'mail-tips-on',
  title: {
    en: 'Outlook warns before mail goes outside or to many',
    de: 'Outlook warnt, bevor Nachrichten nach außen oder an viele gehen',
  },
  rationale: {
    en: 'The answer to a look-alike address goes outside: the tip says so.',
    de: 'Die Antwort an eine ähnliche Adresse geht nach außen: Der Hinweis sagt es.',
  },
  remediation: {
    en: 'Set-OrganizationConfig -MailTipsAllTipsEnabled $true -MailTipsExternalRecipientsTipsEnabled $true -MailTipsGroupMetricsEnabled $true -MailTipsLargeAudienceThreshold 25.',
    de: 'Set-OrganizationConfig -MailTipsAllTipsEnabled $true -MailTipsExternalRecipientsTipsEnabled $true -MailTipsGroupMetricsEnabled $true -MailTipsLargeAudienceThreshold 25.',
  },
  severity: 'low',
  area: 'mail-protection',
  scuba: [],
  cis: ['6.5.2'],
  secureScore: ['exo_mailtipsenabled'],
  attack: ['T1656'],
  cuts: { shortens: ['T1656'] },
  action: 'turn-on-mail-tips',
  needs: ['organization-config'],
  evaluate({ 'organization-config': config }) {
    const missing = tips.find((tip) => config[tip] === undefined);
    if (missing) return untold(missing);
    const off = tips.filter((tip) => !config[tip]);
    const [en, de] = some(off);
    return off.length === 0 && (config.MailTipsLargeAudienceThreshold ?? 25) <= 25
      ? pass('All tips are on.', 'Alle Hinweise sind an.', [])
      : fail(`Off: ${en}.`, `Aus: ${de}.`, off);
  },
});
