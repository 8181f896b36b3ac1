import type { ExchangeClient } from '../../domain/clients.ts';
import type { Caller } from '../http/caller.ts';
import { unreadable } from '../http/errors.ts';
import { exchangeClient } from './client.ts';

/**
 * Security & Compliance PowerShell over the same protocol as Exchange, on a host of its own. The front door names the host of
 * the tenant's region by a redirect to `<region>.admin.protection…:446`; its API answers on `<region>.ps.compliance.protection…`.
 */
export function complianceClient(caller: Caller, tenantId: string): ExchangeClient {
  let found: Promise<ExchangeClient> | undefined;
  const client = (): Promise<ExchangeClient> => {
    found ??= regionalHost(caller, tenantId).then((host) => exchangeClient({ ...caller, host }, tenantId));
    found.catch(() => {
      found = undefined;
    });
    return found;
  };
  return {
    read: async (call, item) => (await client()).read(call, item),
    async *pages(call, item) {
      yield* (await client()).pages(call, item);
    },
    write: async (call) => (await client()).write(call),
    cmdlets: async () => (await client()).cmdlets(),
  };
}

async function regionalHost(caller: Caller, tenantId: string): Promise<string> {
  const token = await caller.token();
  const answer = await caller.transport.send({
    service: 'exchange',
    method: 'GET',
    url: `https://${caller.host}/AdminApi/v1.0/${tenantId}/EXOModuleFile?Version=3.9.0`,
    headers: { authorization: `Bearer ${token.reveal()}`, accept: 'application/json' },
    repeatable: true,
    clientRequestId: caller.requestId(),
    ...(caller.signal ? { signal: caller.signal } : {}),
  });
  const location = answer.status >= 300 && answer.status < 400 ? answer.headers['location'] : undefined;
  if (location === undefined) return caller.host;
  const region = new URL(location, `https://${caller.host}`).hostname.split('.')[0] ?? '';
  // The token goes to a host below the front door's own name and nowhere else, whatever a redirect says.
  if (!/^[a-z0-9-]+$/i.test(region))
    throw unreadable('exchange', 'EXOModuleFile', 'the redirect names no region', '');
  return region === 'ps' ? caller.host : `${region}.${caller.host}`;
}
