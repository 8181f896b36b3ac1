import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import { accountsOf } from '../../engine/respond/case-run.ts';
import { createConnection } from '../../microsoft/auth/connect.ts';
import type { Simulator } from '../../simulator/index.ts';
import type { CommandContext } from '../command.ts';

/** The product signs in as it would anywhere; that it is a simulation shows only in where the connection goes. */
export async function enter(
  context: CommandContext,
  simulator: Simulator,
  id: string,
): Promise<{ readonly connection: Connection; readonly accounts: readonly Account[] }> {
  const scenario = simulator.scenarios.find((candidate) => candidate.id === id)!;
  const home = join(context.casesFolder, '.home');
  mkdirSync(home, { recursive: true });
  const connection = await createConnection(
    {
      name: id,
      tenantId: scenario.tenant.id,
      domain: String(scenario.tenant.domains[0]?.['id']),
      displayName: scenario.tenant.displayName,
      cloud: 'global',
      clientId: scenario.operator.clientId,
      method: 'secret',
      endpoint: simulator.origin,
    },
    {
      homeFolder: home,
      environment: { EVICT_CLIENT_SECRET: scenario.operator.secret, EVICT_NO_KEYCHAIN: '1' },
      clock: context.clock,
      random: context.random,
      signal: context.signal,
    },
  );
  return { connection, accounts: await accountsOf(connection, scenario.victims) };
}
