import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from '../../src/domain/account.ts';
import type { Connection } from '../../src/domain/clients.ts';
import type { HandedSecret } from '../../src/domain/action.ts';
import { ensureCase } from '../../src/evidence/case-folder.ts';
import { Journal } from '../../src/evidence/journal.ts';
import type { RunContext } from '../../src/engine/respond/events.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { systemRandom } from '../../src/kernel/random.ts';
import { resolveAccount } from '../../src/microsoft/accounts.ts';
import type { Profile } from '../../src/microsoft/auth/profiles.ts';
import { createConnection } from '../../src/microsoft/auth/connect.ts';
import { startSimulator } from '../../src/simulator/index.ts';
import type { Simulator, SimulatorOptions } from '../../src/simulator/index.ts';

export interface Rig {
  readonly simulator: Simulator;
  readonly connection: Connection;
  readonly accounts: readonly Account[];
  readonly casesFolder: string;
  readonly home: string;
  readonly profile: Profile;
  readonly secrets: HandedSecret[];
  run(caseName: string): RunContext;
}

/** A breached tenant, a signed-in operator and a folder for cases. */
export async function breachedTenant(scenario: string, options: SimulatorOptions = {}): Promise<Rig> {
  const simulator = await startSimulator({ scenarios: [scenario], ...options });
  const [built] = simulator.scenarios;
  if (!built) throw new Error('no scenario');
  const home = mkdtempSync(join(tmpdir(), 'evict-test-'));
  const profile: Profile = {
    name: scenario,
    tenantId: built.tenant.id,
    domain: built.tenant.domain,
    displayName: '',
    cloud: 'global',
    clientId: built.operator.clientId,
    method: 'secret',
    endpoint: simulator.origin,
  };
  const connection = await createConnection(profile, {
    homeFolder: home,
    environment: { EVICT_CLIENT_SECRET: built.operator.secret, EVICT_NO_KEYCHAIN: '1' },
    clock: systemClock,
    random: systemRandom,
  });
  const accounts = await Promise.all(built.victims.map((upn) => resolveAccount(connection, upn)));
  const secrets: HandedSecret[] = [];
  return {
    simulator,
    connection,
    accounts,
    casesFolder: join(home, 'cases'),
    home,
    profile,
    secrets,
    run(name) {
      const { folder } = ensureCase(join(home, 'cases'), name, {
        createdAt: new Date().toISOString(),
        tenant: connection.tenant,
        accounts: built.victims,
      });
      return {
        connection,
        folder,
        journal: new Journal(join(folder, 'journal.jsonl'), systemClock),
        hand: (secret) => secrets.push(secret),
        tell: () => {},
        patience: 2_000,
      };
    },
  };
}

export const planDefaults = {
  case: 'test',
  number: 1,
  since: null,
  only: [],
  skip: [],
  keep: [],
  breakGlass: [],
} as const;
