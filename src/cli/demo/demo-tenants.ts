import { mkdirSync } from 'node:fs';
import { createConnection } from '../../microsoft/auth/connect.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { ServeOptions } from '../../server/index.ts';
import type { Simulator } from '../../simulator/index.ts';

/** Simulated tenants as the server sees tenants; the product signs in to them as it would anywhere. */
export function demoTenants(
  simulator: Simulator,
  { home, clock, random }: { readonly home: string; readonly clock: Clock; readonly random: Random },
): Pick<ServeOptions, 'homeFolder' | 'dns' | 'playground' | 'tenants' | 'connect'> {
  mkdirSync(home, { recursive: true });
  const tenants = simulator.scenarios.map((scenario) => ({
    id: scenario.tenant.id,
    domain: String(scenario.tenant.domains[0]?.['id']),
    displayName: scenario.tenant.displayName,
    simulated: scenario.title,
    suggested: scenario.victims,
  }));
  return {
    homeFolder: home,
    dns: simulator.dns,
    playground: {
      scenarios: simulator.scenarios.map((scenario) => ({
        id: scenario.id,
        title: scenario.title,
        story: scenario.story,
        tenant: scenario.tenant.id,
        victims: scenario.victims,
        attackBegan: scenario.attackBegan,
        ways: scenario.weapons.length,
      })),
      attack: (id) => simulator.attack(id),
      innocents: (id) => simulator.innocents(id),
    },
    tenants: () => tenants,
    connect: (wanted, signal) => {
      const { id, domain, displayName } = tenants.find((tenant) => tenant.id === wanted)!;
      const scenario = simulator.scenarios.find((candidate) => candidate.tenant.id === wanted)!;
      return createConnection(
        {
          name: scenario.id,
          tenantId: id,
          domain,
          displayName,
          cloud: 'global',
          clientId: scenario.operator.clientId,
          method: 'secret',
          endpoint: simulator.origin,
        },
        {
          homeFolder: home,
          environment: { EVICT_CLIENT_SECRET: scenario.operator.secret, EVICT_NO_KEYCHAIN: '1' },
          clock,
          random,
          signal,
        },
      );
    },
  };
}
