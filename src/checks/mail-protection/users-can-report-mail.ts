import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';

export const usersCanReportMail = defineCheck({
  id: 'users-can-report-mail',
  title: {
    en: 'Users can report suspicious mail, and somebody receives it',
    de: 'Benutzer können verdächtige Nachrichten melden, und jemand bekommt sie',
  },
  rationale: {
    en: 'One who reports saves ten who would have clicked.',
    de: 'Wer meldet, rettet zehn, die geklickt hätten.',
  },
  remediation: {
    en: 'Defender portal, User reported settings: on, to a mailbox of yours and to Microsoft.',
    de: 'Defender-Portal, Einstellungen für vom Benutzer gemeldete Nachrichten: ein, an ein eigenes Postfach und an Microsoft.',
  },
  severity: 'low',
  area: 'mail-protection',
  scuba: [],
  cis: ['8.6.1'],
  secureScore: [],
  attack: ['T1566'],
  cuts: { shortens: ['T1566'] },
  action: 'let-users-report-mail',
  needs: ['report-submission'],
  evaluate({ 'report-submission': policy }) {
    const { EnableReportToMicrosoft: microsoft, ReportPhishToCustomizedAddress: own } = policy;
    if (microsoft === undefined && own === undefined) return untold('EnableReportToMicrosoft');
    return microsoft === true || own === true
      ? pass('They can.', 'Sie können es.', policy)
      : fail('Reports go nowhere.', 'Meldungen gehen nirgendwohin.', policy);
  },
});
