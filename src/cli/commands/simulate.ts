import { z } from 'zod';
import { hostNames } from '../../simulator/tls/certificates.ts';
import { isFault, scenarioIds, startSimulator } from '../../simulator/index.ts';
import { writeFileSync } from 'node:fs';
import { toJson } from '../../kernel/json.ts';
import { portTaken } from '../../kernel/port-taken.ts';
import type { CommandSpec } from '../command.ts';

const input = z.object({
  scenario: z.array(z.enum(scenarioIds)).optional(),
  port: z.coerce.number().int().min(0).max(65535).default(8365),
  seed: z.string().default('evict'),
  now: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)), 'a time such as 2026-11-02T08:00:00Z')
    .optional(),
  har: z.string().optional(),
  tls: z.boolean().default(false),
  authority: z.string().optional(),
  auditDelay: z.coerce.number().min(0).default(0),
  throttling: z.boolean().default(false),
  scoreDelay: z.coerce.number().min(0).default(24),
  dnsPort: z.coerce.number().int().min(0).max(65535).default(0),
  fault: z.array(z.string().refine(isFault)).optional(),
});

/** Serves the simulated Microsoft 365 until it is interrupted. */
export const simulate: CommandSpec<z.infer<typeof input>> = {
  path: ['simulate'],
  summary: {
    en: 'serve a simulated Microsoft 365 with an attacker in it',
    de: 'ein simuliertes Microsoft 365 mit einem Angreifer darin bereitstellen',
  },
  examples: [
    {
      line: 'evict simulate --scenario invoice-fraud --port 8365',
      text: { en: 'then sign in as it says', de: 'dann anmelden, wie angezeigt' },
    },
    {
      line: 'evict simulate --tls --authority ca.pem',
      text: {
        en: 'HTTPS for foreign programs: trust ca.pem and send the host names that it prints here',
        de: 'HTTPS für fremde Programme: ca.pem vertrauen und die angezeigten Hostnamen hierher leiten',
      },
    },
  ],
  permissions: [],
  arguments: [],
  options: [
    {
      flags: '--scenario <id...>',
      text: {
        en: 'with an attacker: invoice-fraud, aitm-device, admin-takeover (default, all three); to judge and harden: small-firm, neglected, enterprise (20,000 mailboxes, throttled)',
        de: 'mit Angreifer: invoice-fraud, aitm-device, admin-takeover (Vorgabe, alle drei); zum Beurteilen und Härten: small-firm, neglected, enterprise (20.000 Postfächer, gedrosselt)',
      },
    },
    {
      flags: '--port <number>',
      text: { en: 'port on loopback; 0 takes a free one', de: 'Port auf 127.0.0.1; 0 nimmt einen freien' },
    },
    {
      flags: '--seed <text>',
      text: { en: 'equal seeds give equal tenants', de: 'derselbe Startwert ergibt dieselben Mandanten' },
    },
    {
      flags: '--now <time>',
      text: {
        en: 'start of simulated time, which then moves by requests only',
        de: 'Beginn der simulierten Zeit, die dann nur mit Anfragen weitergeht',
      },
    },
    {
      flags: '--har <file>',
      text: { en: 'record all traffic as HAR 1.2', de: 'allen Verkehr als HAR 1.2 aufzeichnen' },
    },
    {
      flags: '--tls',
      text: {
        en: 'HTTPS with a certificate authority of its own',
        de: 'HTTPS mit eigener Zertifizierungsstelle',
      },
    },
    {
      flags: '--authority <file>',
      text: {
        en: 'write the certificate authority to this file',
        de: 'die Zertifizierungsstelle in diese Datei schreiben',
      },
    },
    {
      flags: '--audit-delay <milliseconds>',
      text: { en: 'until a log record can be found', de: 'Zeit, bis ein Protokolleintrag zu finden ist' },
    },
    {
      flags: '--score-delay <hours>',
      text: {
        en: 'how often Secure Score looks at the settings, at those of Entra a seventh as often; 0 follows each change at once',
        de: 'wie oft Secure Score die Einstellungen ansieht, die von Entra siebenmal seltener; 0 folgt jeder Änderung sofort',
      },
    },
    {
      flags: '--dns-port <number>',
      text: {
        en: "port of the DNS with the tenants' SPF, DKIM, DMARC and MX, over UDP and TCP; 0 takes a free one",
        de: 'Port des DNS mit SPF, DKIM, DMARC und MX der Mandanten, über UDP und TCP; 0 nimmt einen freien',
      },
    },
    {
      flags: '--fault <words...>',
      text: {
        en: "what fails on purpose: a status (or drop, servfail), a piece of path, cmdlet or DNS name, and how often, as in '500 Get-TransportConfig' or '403 authorizationPolicy 2'",
        de: "was mit Absicht fehlschlägt: Status (oder drop, servfail), ein Stück von Pfad, Cmdlet oder DNS-Name, und wie oft, etwa '500 Get-TransportConfig' oder '403 authorizationPolicy 2'",
      },
    },
    {
      flags: '--throttling',
      text: { en: "enforce Microsoft's request limits", de: 'Microsofts Anfragegrenzen durchsetzen' },
    },
  ],
  input,
  async run(context, given) {
    const simulator = await startSimulator({
      ...(given.scenario ? { scenarios: given.scenario } : {}),
      port: given.port,
      seed: given.seed,
      ...(given.now ? { now: new Date(given.now) } : {}),
      ...(given.har ? { har: given.har } : {}),
      tls: given.tls,
      auditDelay: given.auditDelay,
      throttling: given.throttling,
      scoreDelay: given.scoreDelay * 3_600_000,
      dnsPort: given.dnsPort,
      ...(given.fault ? { faults: given.fault } : {}),
    }).catch((cause: { readonly code?: string }) => {
      throw cause.code === 'EADDRINUSE' ? portTaken(given.port, cause) : cause;
    });
    if (given.authority && simulator.certificates)
      writeFileSync(given.authority, simulator.certificates.authority);
    const tenants = simulator.scenarios.map((scenario) => ({
      scenario: scenario.id,
      title: scenario.title[context.language],
      tenant: scenario.tenant.domains[0]?.['id'] as string,
      tenantId: scenario.tenant.id,
      clientId: scenario.operator.clientId,
      clientSecret: scenario.operator.secret,
      victims: [...scenario.victims],
    }));
    context.talk.show([
      { block: 'heading', level: 1, text: simulator.origin },
      { block: 'paragraph', text: `DNS ${simulator.dns}` },
      ...(given.tls ? [{ block: 'paragraph' as const, text: hostNames.join(', ') }] : []),
      ...tenants.flatMap((tenant) => [
        { block: 'heading' as const, level: 2 as const, text: `${tenant.title} (${tenant.scenario})` },
        {
          block: 'code' as const,
          text: `AZURE_CLIENT_SECRET=${tenant.clientSecret}\nevict login --tenant ${tenant.tenant} --client-id ${tenant.clientId} --method secret --endpoint ${simulator.origin}\n${next(tenant.victims, tenant.tenant, simulator.dns)}`,
        },
      ]),
      {
        block: 'paragraph',
        tone: 'muted',
        text: {
          en: 'The secrets belong to the simulation. Ctrl+C ends it.',
          de: 'Die Geheimnisse gehören zur Simulation. Strg+C beendet sie.',
        }[context.language],
      },
    ]);
    await new Promise<void>((resolve) => {
      if (context.signal.aborted) resolve();
      context.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await simulator.close();
    return {
      data: toJson({
        origin: simulator.origin,
        dns: simulator.dns,
        tenants: tenants.map(({ clientSecret: _secret, ...tenant }) => tenant),
      }),
      document: [],
      exit: 0,
    };
  },
};

function next(victims: readonly string[], tenant: string, dns: string): string {
  return victims.length > 0
    ? `evict footholds ${victims.join(' ')} --tenant ${tenant}`
    : `evict assess --tenant ${tenant} --dns ${dns}`;
}
