import type { Setting } from '../domain/setting.ts';
import { policiesAndRules } from '../microsoft/exchange/protection.ts';

export const antiSpam: Setting = {
  id: 'anti-spam',
  title: { en: 'Anti-spam policies', de: 'Antispam-Richtlinien' },
  source: 'exchange',
  permissions: [
    { kind: 'exchange', cmdlet: 'Get-HostedContentFilterPolicy' },
    { kind: 'exchange', cmdlet: 'Get-HostedContentFilterRule' },
  ],
  read: ({ connection }) => policiesAndRules(connection.exchange, 'HostedContentFilter'),
};
