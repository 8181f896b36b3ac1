import type { Connection } from '../../domain/clients.ts';
import { toAppError } from '../../kernel/errors.ts';
import type { Localized } from '../../kernel/localized.ts';
import { lastRecord } from '../../microsoft/exchange/audit-search.ts';

/** Whether records of one part of Microsoft 365 really arrive. */
export interface WorkloadSeen {
  readonly id: string;
  readonly title: Localized;
  /** The newest record, ISO UTC; null where there was none in the days asked, or none could be asked for. */
  readonly last: string | null;
  readonly state: 'arriving' | 'silent' | 'unknown';
  /** Why it is unknown. */
  readonly text: Localized | null;
}

// Record types as Search-UnifiedAuditLog names them (Office 365 Management Activity API schema, AuditLogRecordType).
const workloads = [
  {
    id: 'mailbox-items',
    title: { en: 'Acts in mailboxes', de: 'Vorgänge in Postfächern' },
    types: ['ExchangeItem', 'ExchangeItemGroup'],
  },
  {
    id: 'mail-access',
    title: { en: 'Reading of mail', de: 'Lesen von E-Mails' },
    types: ['ExchangeItemAggregated'],
  },
  {
    id: 'exchange-admin',
    title: { en: 'Changes in Exchange', de: 'Änderungen in Exchange' },
    types: ['ExchangeAdmin'],
  },
  {
    id: 'entra',
    title: { en: 'Changes in Entra ID', de: 'Änderungen in Entra ID' },
    types: ['AzureActiveDirectory'],
  },
  { id: 'sign-ins', title: { en: 'Sign-ins', de: 'Anmeldungen' }, types: ['AzureActiveDirectoryStsLogon'] },
  {
    id: 'files',
    title: { en: 'Files and sharing', de: 'Dateien und Freigaben' },
    types: ['SharePointFileOperation', 'SharePointSharingOperation'],
  },
] as const;

/** The last record seen of each part over so many days. What a switch promises is believed only when records arrive. */
export async function workloadsSeen(connection: Connection, days: number): Promise<readonly WorkloadSeen[]> {
  const to = connection.clock.now();
  const from = new Date(to.getTime() - days * 86_400_000);
  const seen: WorkloadSeen[] = [];
  for (const { id, title, types } of workloads) {
    try {
      const last = await lastRecord(connection.exchange, types, from, to);
      seen.push({ id, title, last, state: last === null ? 'silent' : 'arriving', text: null });
    } catch (thrown) {
      seen.push({ id, title, last: null, state: 'unknown', text: toAppError(thrown).text });
    }
  }
  return seen;
}
