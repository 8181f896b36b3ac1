import { systemClock } from '../../src/kernel/clock.ts';
import { systemRandom } from '../../src/kernel/random.ts';
import { startServer } from '../../src/server/index.ts';
import type { EvictServer } from '../../src/server/index.ts';

/** The server of the pages on a folder of cases, with no tenant to connect to. */
export function startBareServer(
  casesFolder: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<EvictServer> {
  return startServer({
    version: 'test',
    environment,
    demo: false,
    casesFolder,
    homeFolder: casesFolder,
    dns: null,
    playground: null,
    tenants: () => [],
    connect: () => Promise.reject(new Error('no tenant here')),
    clock: systemClock,
    random: systemRandom,
    port: 0,
  });
}
