import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';

const kinds = ['Admin', 'Delegate', 'Owner'];
const users = ['UserMailbox', 'SharedMailbox'];

export const mailboxesUseManagedAuditSet = defineCheck({
  id: 'mailboxes-use-managed-audit-set',
  title: {
    en: 'Mailboxes record what Microsoft records by default',
    de: 'Postfächer zeichnen auf, was Microsoft von Haus aus aufzeichnet',
  },
  rationale: {
    en: 'A list of actions that somebody once set by hand misses what Microsoft has added since, such as the reading of mail.',
    de: 'Eine einmal von Hand gesetzte Liste verpasst, was Microsoft seither ergänzt hat, etwa das Lesen von Nachrichten.',
  },
  remediation: {
    en: 'Set-Mailbox -DefaultAuditSet Admin,Delegate,Owner: back to the managed set, not to another list.',
    de: 'Set-Mailbox -DefaultAuditSet Admin,Delegate,Owner: zurück zum verwalteten Satz, nicht zu einer anderen Liste.',
  },
  severity: 'medium',
  area: 'audit',
  scuba: [],
  cis: ['6.1.2'],
  secureScore: [],
  attack: ['T1562.008', 'T1114'],
  cuts: { shortens: ['T1114', 'T1562'] },
  action: 'restore-default-audit-set',
  needs: ['mailboxes'],
  evaluate({ mailboxes }) {
    const own = mailboxes.filter((one) => users.includes(one.RecipientTypeDetails ?? ''));
    if (own.some((one) => one.DefaultAuditSet === undefined)) return untold('DefaultAuditSet');
    const open = own
      .filter((one) => !kinds.every((kind) => one.DefaultAuditSet!.some((entry) => entry.includes(kind))))
      .map((one) => one.PrimarySmtpAddress);
    const [en, de] = some(open);
    return open.length === 0
      ? pass(`All ${own.length} do.`, `Alle ${own.length}.`, { mailboxes: own.length })
      : fail(`A list of their own: ${en}.`, `Eigene Liste: ${de}.`, { open: open.length }, open);
  },
});
