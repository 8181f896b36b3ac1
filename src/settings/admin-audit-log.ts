import type { Setting } from '../domain/setting.ts';
import { cmdletObject } from '../microsoft/exchange/raw.ts';

export const adminAuditLog: Setting = {
  id: 'admin-audit-log',
  title: { en: 'Unified audit log', de: 'Einheitliches Überwachungsprotokoll' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-AdminAuditLogConfig' }],
  read: ({ connection }) => cmdletObject(connection.exchange, 'Get-AdminAuditLogConfig'),
};
