import type { Setting } from '../domain/setting.ts';
import { cmdletObject } from '../microsoft/exchange/raw.ts';

export const reportSubmission: Setting = {
  id: 'report-submission',
  title: { en: 'User reported messages', de: 'Von Benutzern gemeldete Nachrichten' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-ReportSubmissionPolicy' }],
  read: ({ connection }) => cmdletObject(connection.exchange, 'Get-ReportSubmissionPolicy'),
};
