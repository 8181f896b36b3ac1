import type { Reason } from '../../domain/account.ts';
import type { Action, FindHints } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { JsonObject } from '../../kernel/json.ts';
import {
  type Connector,
  type ConnectorDirection,
  listConnectors,
  setConnectorEnabled,
} from '../../microsoft/exchange/connectors.ts';
import { cmdlets } from '../permissions.ts';
import { against, age, ageReasons, foothold, forIt, name } from '../support.ts';

export const disableConnector: Action = {
  id: 'disable-connector',
  title: { en: 'Switch off connector', de: 'Connector ausschalten' },
  effect: {
    en: 'Mail no longer enters or leaves the organisation through this connector. Attackers make inbound ones to send spam in its name, outbound ones to divert its mail.',
    de: 'Über diesen Connector gelangen keine Nachrichten mehr in die Organisation oder hinaus. Angreifer legen eingehende an, um in ihrem Namen Spam zu senden, und ausgehende, um ihre E-Mails umzuleiten.',
  },
  latency: { en: 'Up to an hour.', de: 'Bis zu einer Stunde.' },
  notice: {
    en: 'It concerns the whole organisation: mail through a wanted connector (a gateway, a scanner, on-premises servers) would stop.',
    de: 'Das betrifft die ganze Organisation: Über einen gewollten Connector (Gateway, Scanner, lokale Server) käme keine E-Mail mehr.',
  },
  impact: 'critical',
  reversible: 'yes',
  phase: 'tenant',
  attack: ['T1114.003', 'T1586.002'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets(
    'Get-InboundConnector',
    'Set-InboundConnector',
    'Get-OutboundConnector',
    'Set-OutboundConnector',
  ),
  removes: 'connector',
  confirm: true,

  async find(connection, _account, hints) {
    const connectors = [
      ...(await listConnectors(connection.exchange, 'inbound')),
      ...(await listConnectors(connection.exchange, 'outbound')),
    ];
    return connectors
      .filter((one) => one.enabled)
      .map((one) => {
        const judged = judgeConnector(one, hints, connection.clock.now());
        const label = connectorLabel(one);
        const parts = {
          kind: 'connector' as const,
          key: `${one.direction}:${one.name}`,
          account: connection.tenant.domain,
          title:
            one.direction === 'inbound'
              ? { en: `Inbound connector ${label}`, de: `Eingehender Connector ${label}` }
              : { en: `Outbound connector ${label}`, de: `Ausgehender Connector ${label}` },
          since: one.created,
          reasons: judged.reasons,
          suggestion: judged.suggestion,
          action: 'disable-connector',
          state: stateOf(one),
        };
        return foothold(parts, hints);
      });
  },
  async preview(connection, _account, found) {
    const connector = found === null ? null : await connectorByKey(connection, found.key);
    if (found === null || connector === null || !connector.enabled) return null;
    const before = stateOf(connector);
    return {
      account: null,
      key: found.key,
      label: connectorLabel(connector),
      before,
      after: { ...before, enabled: false },
    };
  },
  async read(connection, target) {
    const connector = await connectorByKey(connection, target.key);
    return connector === null ? null : stateOf(connector);
  },
  async apply({ connection, clientRequestId }, target) {
    await setConnectorEnabled(connection.exchange, fromKey(target.key), false, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await setConnectorEnabled(connection.exchange, fromKey(target.key), true, clientRequestId);
    return { outcome: 'sent' };
  },
};

export function judgeConnector(
  connector: Connector,
  hints: FindHints,
  now: Date,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = [...ageReasons(connector.created, hints)];
  const when = age(connector.created, hints);
  if (when === 'inside') {
    reasons.push(
      connector.direction === 'inbound'
        ? forIt(
            'New inbound connectors are how spam is sent through a taken tenant.',
            'Über neue eingehende Connectors wird Spam durch einen übernommenen Mandanten gesendet.',
          )
        : forIt(
            'A new outbound connector can carry all mail of the organisation elsewhere.',
            'Ein neuer ausgehender Connector kann alle E-Mails der Organisation anderswohin leiten.',
          ),
    );
    return { suggestion: 'remove', reasons };
  }
  if (when === 'before') return { suggestion: 'keep', reasons };
  const young = connector.created === null || now.getTime() - Date.parse(connector.created) < 30 * 86_400_000;
  if (!young) reasons.push(against('It is older than 30 days.', 'Er ist älter als 30 Tage.'));
  return { suggestion: young ? 'ask' : 'keep', reasons };
}

function fromKey(key: string): { readonly direction: ConnectorDirection; readonly name: string } {
  const cut = key.indexOf(':');
  return { direction: key.slice(0, cut) === 'inbound' ? 'inbound' : 'outbound', name: key.slice(cut + 1) };
}

async function connectorByKey(connection: Connection, key: string): Promise<Connector | null> {
  const wanted = fromKey(key);
  const connectors = await listConnectors(connection.exchange, wanted.direction);
  return connectors.find((one) => one.name === wanted.name) ?? null;
}

function stateOf(connector: Connector): JsonObject {
  return { name: connector.name, enabled: connector.enabled, type: connector.type, peers: connector.peers };
}

function connectorLabel(connector: Connector): string {
  const peers = connector.peers
    .slice(0, 3)
    .map((one) => name(one))
    .join(', ');
  return peers === '' ? `"${name(connector.name)}"` : `"${name(connector.name)}" (${peers})`;
}
