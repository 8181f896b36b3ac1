import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const journalRules: Setting = {
  id: 'journal-rules',
  title: { en: 'Journal rules', de: 'Journalregeln' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-JournalRule' }],
  read: ({ connection }) => cmdletItems(connection.exchange, 'Get-JournalRule'),
};
