import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const authenticationPolicies: Setting = {
  id: 'authentication-policies',
  title: { en: 'Exchange authentication policies', de: 'Authentifizierungsrichtlinien in Exchange' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-AuthenticationPolicy' }],
  read: ({ connection }) => cmdletItems(connection.exchange, 'Get-AuthenticationPolicy'),
};
