import type { Action } from '../domain/action.ts';
import type { ExchangeClient } from '../domain/clients.ts';

export interface AuditSwitch extends Pick<Action, 'id' | 'title' | 'effect' | 'latency' | 'permissions'> {
  /** What the plan and the journal call the switch. */
  readonly key: string;
  readonly member: string;
  readonly read: (exchange: ExchangeClient) => Promise<boolean>;
  readonly set: (exchange: ExchangeClient, on: boolean, clientRequestId: string) => Promise<void>;
}

/** An action that turns one of the organisation's switches of auditing on, and back off. */
export function auditSwitch({ key, member, read, set, ...texts }: AuditSwitch): Action {
  return {
    ...texts,
    notice: { en: 'Nothing.', de: 'Nichts.' },
    impact: 'low',
    reversible: 'yes',
    phase: 'tenant',
    attack: ['T1562.008'],
    d3fend: ['D3-ACH'],

    async preview({ exchange, tenant }) {
      if (await read(exchange)) return null;
      return {
        account: null,
        key,
        label: tenant.domain,
        before: { [member]: false },
        after: { [member]: true },
      };
    },
    async read({ exchange }) {
      return { [member]: await read(exchange) };
    },
    async apply({ connection, clientRequestId }) {
      await set(connection.exchange, true, clientRequestId);
      return { outcome: 'sent' };
    },
    async undo({ connection, clientRequestId }) {
      await set(connection.exchange, false, clientRequestId);
      return { outcome: 'sent' };
    },
  };
}
