export type Service = 'login' | 'graph' | 'exchange' | 'compliance' | 'activity';

/** Which hosts belong together: a token for one cloud is worth nothing in another. */
type Cloud = 'global' | 'us-gov-high' | 'us-gov-dod' | 'china';

interface Host {
  readonly service: Service;
  readonly cloud: Cloud;
}

/**
 * Where each of Microsoft's clouds answers ("Microsoft Graph national cloud deployments", "Exchange Online Admin API: get
 * started", "Office 365 Management Activity API reference"). GCC shares all hosts of the worldwide cloud but the last.
 */
const hosts: { readonly [name: string]: Host } = {
  'login.microsoftonline.com': { service: 'login', cloud: 'global' },
  'login.windows.net': { service: 'login', cloud: 'global' },
  'login.microsoft.com': { service: 'login', cloud: 'global' },
  'graph.microsoft.com': { service: 'graph', cloud: 'global' },
  'outlook.office365.com': { service: 'exchange', cloud: 'global' },
  'ps.compliance.protection.outlook.com': { service: 'compliance', cloud: 'global' },
  'manage.office.com': { service: 'activity', cloud: 'global' },
  'manage-gcc.office.com': { service: 'activity', cloud: 'global' },
  'graph.microsoft.us': { service: 'graph', cloud: 'us-gov-high' },
  'outlook.office365.us': { service: 'exchange', cloud: 'us-gov-high' },
  'ps.compliance.protection.office365.us': { service: 'compliance', cloud: 'us-gov-high' },
  'manage.office365.us': { service: 'activity', cloud: 'us-gov-high' },
  'dod-graph.microsoft.us': { service: 'graph', cloud: 'us-gov-dod' },
  'outlook-dod.office365.us': { service: 'exchange', cloud: 'us-gov-dod' },
  'manage.protection.apps.mil': { service: 'activity', cloud: 'us-gov-dod' },
  // One login host serves both of the United States' government clouds.
  'login.microsoftonline.us': { service: 'login', cloud: 'us-gov-high' },
  'login.chinacloudapi.cn': { service: 'login', cloud: 'china' },
  'login.partner.microsoftonline.cn': { service: 'login', cloud: 'china' },
  'microsoftgraph.chinacloudapi.cn': { service: 'graph', cloud: 'china' },
  'outlook.office365.cn': { service: 'exchange', cloud: 'china' },
  'partner.outlook.cn': { service: 'exchange', cloud: 'china' },
  'ps.compliance.protection.partner.outlook.cn': { service: 'compliance', cloud: 'china' },
  'manage.office365.cn': { service: 'activity', cloud: 'china' },
};

const graphHost: { readonly [cloud in Cloud]: string } = {
  global: 'graph.microsoft.com',
  'us-gov-high': 'graph.microsoft.us',
  'us-gov-dod': 'dod-graph.microsoft.us',
  china: 'microsoftgraph.chinacloudapi.cn',
};

/** The service behind a host; Exchange and Security & Compliance also answer at regional names (`eur01.outlook.office365.com`). */
function hostOf(name: string): Host | undefined {
  const known = hosts[name];
  if (known) return known;
  const parent = hosts[name.slice(name.indexOf('.') + 1)];
  return parent?.service === 'exchange' || parent?.service === 'compliance' ? parent : undefined;
}

export function serviceAt(host: string): Service | undefined {
  return hostOf(host)?.service;
}

/** The Graph host of the cloud whose login host this is. */
export function graphHostFor(loginHost: string): string {
  return graphHost[hostOf(loginHost)?.cloud ?? 'global'];
}

/** The audience of a token for a resource that a scope names by its address, or undefined for no address of Microsoft's. */
export function audienceOf(
  scope: string,
): { readonly service: Service; readonly audience: string } | undefined {
  const address = URL.canParse(scope) ? new URL(scope) : undefined;
  const host = address && hostOf(address.hostname);
  if (!host || host.service === 'login') return undefined;
  return { service: host.service, audience: `https://${address.hostname}` };
}

/** Whether a token for this audience is meant for this host: same service, same cloud. */
export function audienceFits(audience: string, host: string): boolean {
  const meant = URL.canParse(audience) ? hostOf(new URL(audience).hostname) : undefined;
  const here = hostOf(host);
  return meant !== undefined && meant.service === here?.service && meant.cloud === here.cloud;
}
