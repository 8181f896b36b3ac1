import type { Setting } from '../domain/setting.ts';
import { policiesAndRules } from '../microsoft/exchange/protection.ts';

export const outboundSpam: Setting = {
  id: 'outbound-spam',
  title: { en: 'Outbound spam policies', de: 'Richtlinien für ausgehenden Spam' },
  source: 'exchange',
  permissions: [
    { kind: 'exchange', cmdlet: 'Get-HostedOutboundSpamFilterPolicy' },
    { kind: 'exchange', cmdlet: 'Get-HostedOutboundSpamFilterRule' },
  ],
  read: ({ connection }) => policiesAndRules(connection.exchange, 'HostedOutboundSpamFilter'),
};
