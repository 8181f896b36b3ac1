import type { Setting } from '../domain/setting.ts';
import { policiesAndRules } from '../microsoft/exchange/protection.ts';

export const antiPhish: Setting = {
  id: 'anti-phish',
  title: { en: 'Anti-phishing policies', de: 'Antiphishing-Richtlinien' },
  source: 'exchange',
  permissions: [
    { kind: 'exchange', cmdlet: 'Get-AntiPhishPolicy' },
    { kind: 'exchange', cmdlet: 'Get-AntiPhishRule' },
  ],
  read: ({ connection }) => policiesAndRules(connection.exchange, 'AntiPhish'),
};
