import { exchangeSetting } from '../exchange-setting.ts';

/** Source: learn.microsoft.com/defender-office-365/submissions-user-reported-messages-custom-mailbox, "Use Exchange Online PowerShell". */
export const letUsersReportMail = exchangeSetting({
  id: 'let-users-report-mail',
  title: {
    en: 'Let people report suspicious mail to Microsoft',
    de: 'Verdächtige E-Mails an Microsoft melden lassen',
  },
  effect: {
    en: 'A phishing mail that one person recognises is examined for all.',
    de: 'Eine Phishing-Mail, die einer erkennt, wird für alle untersucht.',
  },
  notice: {
    en: 'Outlook shows a button to report mail.',
    de: 'Outlook zeigt eine Schaltfläche zum Melden.',
  },
  impact: 'low',
  attack: ['T1566'],
  noun: 'ReportSubmissionPolicy',
  want: (policy) =>
    policy['EnableReportToMicrosoft'] === true || policy['ReportPhishToCustomizedAddress'] === true
      ? null
      : { EnableReportToMicrosoft: true },
});
