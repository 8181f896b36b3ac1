import type { Setting } from '../domain/setting.ts';
import { policiesAndRules } from '../microsoft/exchange/protection.ts';

export const safeAttachments: Setting = {
  id: 'safe-attachments',
  title: { en: 'Safe Attachments policies', de: 'Richtlinien für sichere Anlagen' },
  source: 'exchange',
  permissions: [
    { kind: 'exchange', cmdlet: 'Get-SafeAttachmentPolicy' },
    { kind: 'exchange', cmdlet: 'Get-SafeAttachmentRule' },
  ],
  read: ({ connection }) => policiesAndRules(connection.exchange, 'SafeAttachment'),
};
