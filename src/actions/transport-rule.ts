import type { Action, Target } from '../domain/action.ts';
import type { Connection } from '../domain/clients.ts';
import type { JsonObject } from '../kernel/json.ts';
import { type TransportRule, listTransportRules } from '../microsoft/exchange/transport-rules.ts';
import { setRuleEnabled } from '../microsoft/exchange/organization-rule.ts';
import { name } from './support.ts';

// What all share that switch a mail flow rule off.

// The date of the last change moves with our own write and stays outside.
export function transportRuleState(rule: TransportRule): JsonObject {
  return { name: rule.name, enabled: rule.enabled, content: rule.content };
}

export async function transportRuleByKey(connection: Connection, key: string): Promise<TransportRule | null> {
  return (await listTransportRules(connection.exchange)).find((rule) => rule.key === key) ?? null;
}

export function switchedOff(rule: TransportRule): Target {
  const before = transportRuleState(rule);
  return {
    account: null,
    key: rule.key,
    label: `"${name(rule.name)}"`,
    before,
    after: { ...before, enabled: false },
  };
}

export const transportRuleSwitch = {
  async read(connection, target) {
    const rule = await transportRuleByKey(connection, target.key);
    return rule === null ? null : transportRuleState(rule);
  },
  async apply({ connection, clientRequestId }, target) {
    await setRuleEnabled(connection.exchange, 'TransportRule', target.key, false, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await setRuleEnabled(connection.exchange, 'TransportRule', target.key, true, clientRequestId);
    return { outcome: 'sent' };
  },
} satisfies Pick<Action, 'read' | 'apply' | 'undo'>;
