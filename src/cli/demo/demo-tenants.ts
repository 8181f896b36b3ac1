import { mkdirSync } from 'node:fs';
import { createConnection } from '../../microsoft/auth/connect.ts';
import { AppError } from '../../kernel/errors.ts';
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
  return {
    homeFolder: home,
    dns: simulator.dns,
    playground: {
      scenarios: () =>
        simulator.scenarios.map((scenario) => ({
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
      reset: (id) => simulator.reset(id),
    },
    tenants: () =>
      simulator.scenarios.map((scenario) => ({
        id: scenario.tenant.id,
        domain: domainOf(scenario.tenant),
        displayName: scenario.tenant.displayName,
        simulated: scenario.title,
        suggested: scenario.victims,
      })),
    connect: async (wanted, signal) => {
      const scenario = simulator.scenarios.find((candidate) => candidate.tenant.id === wanted);
      if (!scenario) throw startedOver();
      const { tenant } = scenario;
      return createConnection(
        {
          name: scenario.id,
          tenantId: tenant.id,
          domain: domainOf(tenant),
          displayName: tenant.displayName,
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

function domainOf(tenant: Simulator['scenarios'][number]['tenant']): string {
  return String(tenant.domains[0]?.['id']);
}

function startedOver(): AppError {
  return new AppError({
    code: 'tenant-not-found',
    side: 'input',
    message: {
      en: 'The simulated tenant of this case was started over since; it is another one now.',
      de: 'Der simulierte Mandant dieses Falls wurde seither neu begonnen; er ist jetzt ein anderer.',
    },
    next: {
      en: 'The case stays to be read. Begin a new one for the tenant as it is now.',
      de: 'Der Fall bleibt lesbar. Beginnen Sie einen neuen für den Mandanten, wie er jetzt ist.',
    },
  });
}
