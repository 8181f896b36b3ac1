import { z } from 'zod';
import type { Operator, TenantRef } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { Secret } from '../../kernel/redact.ts';
import { activityClient } from '../activity/client.ts';
import { exchangeClient } from '../exchange/client.ts';
import { complianceClient } from '../exchange/compliance.ts';
import { graphClient } from '../graph/client.ts';
import { clouds } from '../http/clouds.ts';
import { Transport } from '../http/transport.ts';
import type { RequestNote } from '../http/transport.ts';
import type { Profile } from './profiles.ts';
import { openSecretStore } from './secrets.ts';
import { tokenSource } from './tokens.ts';

export interface ConnectOptions {
  readonly homeFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal?: AbortSignal;
  readonly askDeviceCode?: (message: string) => void;
  readonly note?: (note: RequestNote) => void;
}

/** Signs in and gives the clients of one tenant. Throws AppError (side `access`) where signing in fails. */
export async function createConnection(profile: Profile, options: ConnectOptions): Promise<Connection> {
  const transport = makeTransport(profile, options);
  const source = await tokenSource(profile, {
    transport,
    secrets: await openSecretStore(options.homeFolder, options.environment),
    environment: options.environment,
    now: () => options.clock.now(),
    requestId: () => options.random.uuid(),
    ...(options.askDeviceCode ? { askDeviceCode: options.askDeviceCode } : {}),
  });
  const hosts = clouds[profile.cloud];
  const caller = (host: string) => ({
    transport,
    host,
    token: (refresh = false) => source.token(`https://${host}`, refresh),
    requestId: () => options.random.uuid(),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const graph = graphClient(caller(hosts.graph));
  const operator = readOperator(await source.token(`https://${hosts.graph}`, false));
  return {
    tenant: await readTenant(profile, graph),
    operator,
    graph,
    exchange: exchangeClient(caller(hosts.exchange), profile.tenantId),
    compliance: complianceClient(caller(hosts.compliance), profile.tenantId),
    activity: activityClient(caller(hosts.activity), profile.tenantId),
    clock: options.clock,
    random: options.random,
    ...(options.signal ? { signal: options.signal } : {}),
  };
}

/**
 * The way to Microsoft, or to the endpoint of a profile; throws `authority-unreadable` where its certificate
 * authority cannot be read.
 */
export function makeTransport(
  profile: Pick<Profile, 'endpoint' | 'authorityFile'>,
  options: Pick<ConnectOptions, 'clock' | 'random' | 'note' | 'environment'>,
): Transport {
  const authorityFile = profile.authorityFile ?? options.environment['EVICT_CA_FILE'];
  return new Transport({
    clock: options.clock,
    random: options.random,
    ...(profile.endpoint ? { endpoint: profile.endpoint } : {}),
    ...(authorityFile ? { authorityFile } : {}),
    ...(options.note ? { note: options.note } : {}),
  });
}

const claimsReader = z.object({
  oid: z.string().catch(''),
  appid: z.string().catch(''),
  upn: z.string().optional(),
  idtyp: z.string().optional(),
  roles: z.array(z.string()).catch([]),
  scp: z.string().catch(''),
  wids: z.array(z.string()).catch([]),
});

/** Who acts, as the token tells; it is read, not trusted: the service verifies it. */
export function readOperator(token: Secret): Operator {
  const claims = claimsReader.parse(
    JSON.parse(Buffer.from(token.reveal().split('.')[1] ?? '', 'base64url').toString('utf8')),
  );
  const user = claims.upn !== undefined;
  return {
    kind: user ? 'user' : 'application',
    id: claims.oid,
    name: claims.upn ?? claims.appid,
    appId: claims.appid.toLowerCase(),
    permissions: user ? claims.scp.split(' ').filter(Boolean) : claims.roles,
    directoryRoles: claims.wids,
  };
}

const organizationReader = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  verifiedDomains: z.array(z.object({ name: z.string(), isInitial: z.boolean().nullish() })).nullish(),
});

async function readTenant(profile: Profile, graph: Connection['graph']): Promise<TenantRef> {
  try {
    for await (const organization of graph.list('/organization', organizationReader)) {
      const initial = organization.verifiedDomains?.find((domain) => domain.isInitial)?.name;
      return {
        id: organization.id,
        domain: initial ?? profile.domain,
        displayName: organization.displayName ?? profile.domain,
        cloud: profile.cloud,
      };
    }
  } catch (error) {
    // The name is a comfort; without the right to read it the profile's own must do.
    if (!(error instanceof AppError) || error.side !== 'access') throw error;
  }
  return {
    id: profile.tenantId,
    domain: profile.domain,
    displayName: profile.displayName || profile.domain,
    cloud: profile.cloud,
  };
}

const discoveryReader = z.object({ issuer: z.string() });

/** The tenant id behind a domain, by the public OpenID configuration. */
export async function discoverTenant(
  domain: string,
  cloud: Profile['cloud'],
  transport: Transport,
  requestId: string,
): Promise<string> {
  const url = `https://${clouds[cloud].login}/${encodeURIComponent(domain)}/v2.0/.well-known/openid-configuration`;
  const answer = await transport.send({
    service: 'login',
    method: 'GET',
    url,
    headers: {},
    repeatable: true,
    clientRequestId: requestId,
  });
  const parsed = answer.status === 200 ? discoveryReader.safeParse(JSON.parse(answer.text)) : null;
  const id = parsed?.success ? /([0-9a-f-]{36})/.exec(parsed.data.issuer)?.[1] : undefined;
  if (id) return id;
  throw new AppError({
    code: 'unknown-tenant',
    side: 'input',
    message: {
      en: `There is no Microsoft 365 organisation with the domain "${domain}" in this cloud.`,
      de: `In dieser Cloud gibt es keine Microsoft-365-Organisation mit der Domäne „${domain}“.`,
    },
    next: {
      en: 'Check the domain, or choose the cloud with --cloud.',
      de: 'Prüfen Sie die Domäne, oder wählen Sie die Cloud mit --cloud.',
    },
  });
}
