import { defineCheck } from '../../domain/check.ts';
import { fail, pass, untold } from '../support/outcome.ts';

export const externalTagShown = defineCheck({
  id: 'external-tag-shown',
  title: {
    en: 'Mail from outside is marked as external',
    de: 'Nachrichten von außerhalb sind als extern gekennzeichnet',
  },
  rationale: {
    en: 'Whoever pretends to be the managing director writes from outside. The mark says so before anybody pays.',
    de: 'Wer sich als Geschäftsführung ausgibt, schreibt von außerhalb. Die Kennzeichnung sagt es, bevor jemand zahlt.',
  },
  remediation: {
    en: 'Set-ExternalInOutlook -Enabled $true, or a mail flow rule that puts a warning before the text or subject of mail from outside.',
    de: 'Set-ExternalInOutlook -Enabled $true, oder eine Nachrichtenflussregel, die Text oder Betreff von Nachrichten von außerhalb eine Warnung voranstellt.',
  },
  severity: 'medium',
  area: 'mail-protection',
  scuba: ['MS.EXO.7.1v1'],
  cis: ['6.2.3'],
  secureScore: [],
  attack: ['T1566', 'T1656'],
  cuts: { shortens: ['T1566', 'T1656'] },
  action: 'turn-on-external-tag',
  needs: ['transport-rules'],
  wants: ['external-tag'],
  evaluate(values) {
    const warns = values['transport-rules'].filter(
      (rule) =>
        rule.State === 'Enabled' &&
        (rule.Mode ?? 'Enforce') === 'Enforce' &&
        rule.FromScope === 'NotInOrganization' &&
        (rule.PrependSubject !== undefined || rule.ApplyHtmlDisclaimerText !== undefined),
    );
    if (warns.length > 0)
      return pass(
        `A mail flow rule warns: ${warns[0]!.Name}.`,
        `Eine Nachrichtenflussregel warnt: ${warns[0]!.Name}.`,
        { rules: warns.map((rule) => rule.Name) },
      );
    const tag = values['external-tag'];
    if (tag?.Enabled === undefined) return untold('Get-ExternalInOutlook');
    if (tag.Enabled)
      return pass('Outlook shows the mark.', 'Outlook zeigt die Kennzeichnung.', { allowed: tag.AllowList });
    return fail(
      'Neither Outlook nor a mail flow rule marks it.',
      'Weder Outlook noch eine Nachrichtenflussregel kennzeichnet sie.',
      { Enabled: false },
    );
  },
});
