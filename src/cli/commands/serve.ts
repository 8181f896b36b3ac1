import { z } from 'zod';
import { createConnection } from '../../microsoft/auth/connect.ts';
import { findProfile, readProfiles } from '../../microsoft/auth/profiles.ts';
import type { CommandSpec } from '../command.ts';
import { runServer } from '../serve/run-server.ts';

const input = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  open: z.boolean().default(true),
});

/** The web application, on this computer only. */
export const serve: CommandSpec<z.infer<typeof input>> = {
  path: ['serve'],
  summary: {
    en: 'open the web application, reachable from this computer only',
    de: 'die Webanwendung öffnen, erreichbar nur von diesem Computer',
  },
  examples: [
    { line: 'evict serve', text: { en: 'opens your browser', de: 'öffnet Ihren Browser' } },
    {
      line: 'evict serve --port 8080 --no-open',
      text: {
        en: 'a fixed port; prints the link and opens nothing',
        de: 'ein fester Port; gibt den Link aus und öffnet nichts',
      },
    },
  ],
  permissions: [],
  arguments: [],
  options: [
    {
      flags: '--port <number>',
      text: { en: 'port on 127.0.0.1; default any free one', de: 'Port auf 127.0.0.1; Vorgabe: ein freier' },
    },
    {
      flags: '--no-open',
      text: { en: 'print the link only', de: 'nur den Link ausgeben' },
    },
  ],
  input,
  run: (context, given) =>
    runServer(context, {
      demo: false,
      casesFolder: context.casesFolder,
      homeFolder: context.homeFolder,
      dns: null,
      playground: null,
      port: given.port,
      open: given.open,
      tenants: () =>
        readProfiles(context.homeFolder).profiles.map((profile) => ({
          id: profile.tenantId,
          domain: profile.domain,
          displayName: profile.displayName,
          simulated: null,
          suggested: [],
        })),
      connect: (tenant, signal) =>
        createConnection(findProfile(readProfiles(context.homeFolder), tenant), {
          homeFolder: context.homeFolder,
          environment: context.environment,
          clock: context.clock,
          random: context.random,
          signal,
        }),
    }),
};
