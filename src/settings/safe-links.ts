import type { Setting } from '../domain/setting.ts';
import { policiesAndRules } from '../microsoft/exchange/protection.ts';

export const safeLinks: Setting = {
  id: 'safe-links',
  title: { en: 'Safe Links policies', de: 'Richtlinien für sichere Links' },
  source: 'exchange',
  permissions: [
    { kind: 'exchange', cmdlet: 'Get-SafeLinksPolicy' },
    { kind: 'exchange', cmdlet: 'Get-SafeLinksRule' },
  ],
  read: ({ connection }) => policiesAndRules(connection.exchange, 'SafeLinks'),
};
