import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';

export const nobodyBypassesMailboxAuditing = defineCheck({
  id: 'nobody-bypasses-mailbox-auditing',
  title: {
    en: 'Nobody is excepted from mailbox auditing',
    de: 'Niemand ist von der Postfachüberwachung ausgenommen',
  },
  rationale: {
    en: 'Whatever an excepted account does in any mailbox leaves no record.',
    de: 'Was ein ausgenommenes Konto in irgendeinem Postfach tut, hinterlässt keinen Eintrag.',
  },
  remediation: {
    en: 'Set-MailboxAuditBypassAssociation -AuditBypassEnabled $false for each account that is named.',
    de: 'Set-MailboxAuditBypassAssociation -AuditBypassEnabled $false für jedes genannte Konto.',
  },
  severity: 'critical',
  area: 'audit',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1562.008'],
  cuts: { stops: ['audit-bypass'], shortens: ['T1562'] },
  action: 'clear-audit-bypass',
  needs: ['audit-bypass'],
  evaluate({ 'audit-bypass': entries }) {
    const open = entries.filter((one) => one.AuditBypassEnabled).map((one) => one.Name ?? one.Identity ?? '');
    const [en, de] = some(open);
    return open.length === 0
      ? pass(`None of ${entries.length} accounts is.`, `Keines von ${entries.length} Konten.`, {
          accounts: entries.length,
        })
      : fail(`Excepted: ${en}.`, `Ausgenommen: ${de}.`, { open }, open);
  },
});
