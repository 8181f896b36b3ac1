import { join } from 'node:path';
import type { Simulator } from '../../simulator/index.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { runServer } from '../serve/run-server.ts';
import { demoTenants } from './demo-tenants.ts';

/** The web application over simulated tenants. */
export function serveDemo(
  context: CommandContext,
  simulator: Simulator,
  options: { readonly port: number; readonly open: boolean },
): Promise<CommandResult> {
  const { casesFolder, clock, random } = context;
  return runServer(context, {
    demo: true,
    casesFolder,
    ...options,
    ...demoTenants(simulator, { home: join(casesFolder, '.home'), clock, random }),
  });
}
