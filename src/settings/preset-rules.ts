import type { Setting } from '../domain/setting.ts';
import { presetRules as readPresetRules } from '../microsoft/exchange/protection.ts';

export const presetRules: Setting = {
  id: 'preset-rules',
  title: { en: 'Preset security policies', de: 'Voreingestellte Sicherheitsrichtlinien' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-EOPProtectionPolicyRule' }],
  read: ({ connection }) => readPresetRules(connection.exchange),
};
