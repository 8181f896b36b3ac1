import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { isOutside } from '../support/external.ts';

export const mailboxesDoNotForwardOutside = defineCheck({
  id: 'mailboxes-do-not-forward-outside',
  title: {
    en: 'No mailbox forwards to an address outside',
    de: 'Kein Postfach leitet an eine Adresse außerhalb weiter',
  },
  rationale: {
    en: 'The forward works while the owner sleeps, and no rule shows it in Outlook.',
    de: 'Die Weiterleitung arbeitet, während der Inhaber schläft, und keine Regel zeigt sie in Outlook.',
  },
  remediation: {
    en: 'Set-Mailbox -ForwardingSmtpAddress $null -ForwardingAddress $null, after asking the owner. "evict contain" does it for a compromised account.',
    de: 'Set-Mailbox -ForwardingSmtpAddress $null -ForwardingAddress $null, nach Rückfrage beim Inhaber. „evict contain“ tut es bei einem kompromittierten Konto.',
  },
  severity: 'high',
  area: 'mail-flow',
  scuba: [],
  cis: ['6.2.1'],
  secureScore: ['mdo_blockmailforward'],
  attack: ['T1114.003'],
  cuts: { stops: ['forwarding', 'T1114.003'] },
  needs: ['mailboxes', 'accepted-domains'],
  evaluate({ mailboxes, 'accepted-domains': domains }) {
    const open = mailboxes
      .filter(
        (one) => one.ForwardingSmtpAddress !== undefined && isOutside(one.ForwardingSmtpAddress, domains),
      )
      .map((one) => `${one.PrimarySmtpAddress} → ${one.ForwardingSmtpAddress!.replace(/^smtp:/i, '')}`);
    const [en, de] = some(open);
    return open.length === 0
      ? pass(`None of ${mailboxes.length} does.`, `Keines von ${mailboxes.length}.`, {
          mailboxes: mailboxes.length,
        })
      : fail(`${en}.`, `${de}.`, { open: open.length }, open);
  },
});
