import { z } from 'zod';
import type { Connection } from '../domain/clients.ts';
import { logonTypes } from '../domain/mailbox-audit.ts';
import type { MailboxAudit } from '../domain/mailbox-audit.ts';
import type { JsonObject } from '../kernel/json.ts';
import { readMailboxAudit } from '../microsoft/exchange/mailbox-audit.ts';

const knownReader = z.object({
  id: z.string(),
  address: z.string(),
  name: z.string(),
  kind: z.enum(['user', 'shared', 'resource', 'group', 'public-folder', 'other']),
  enabled: z.boolean(),
  managed: z.array(z.enum(logonTypes)),
  actions: z.record(z.enum(logonTypes), z.array(z.string())),
  ageLimitDays: z.number().nullable(),
});

/**
 * The mailbox that a preview is about: as a list of thousands already told it (`known`), else read by address (`mailbox`). A
 * step that goes by an outdated list is found out when it is about to run, since its state is read again then.
 */
export function mailboxAudit(connection: Connection, options: JsonObject): Promise<MailboxAudit> {
  const known = options['known'];
  if (known !== undefined) return Promise.resolve(knownReader.parse(known));
  return readMailboxAudit(connection.exchange, String(options['mailbox']));
}
