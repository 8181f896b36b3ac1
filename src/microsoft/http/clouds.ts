import type { Cloud } from '../../domain/account.ts';

/** Where each of Microsoft's clouds answers (microsoft.com/graph/deployments; Office 365 Management API; Exchange admin API). */
export interface CloudHosts {
  readonly login: string;
  readonly graph: string;
  readonly exchange: string;
  readonly activity: string;
  /** Front door of Security & Compliance PowerShell (alerts, data loss prevention). */
  readonly compliance: string;
}

export const clouds: { readonly [cloud in Cloud]: CloudHosts } = {
  global: {
    login: 'login.microsoftonline.com',
    graph: 'graph.microsoft.com',
    exchange: 'outlook.office365.com',
    activity: 'manage.office.com',
    compliance: 'ps.compliance.protection.outlook.com',
  },
  gcc: {
    login: 'login.microsoftonline.com',
    graph: 'graph.microsoft.com',
    exchange: 'outlook.office365.com',
    activity: 'manage-gcc.office.com',
    compliance: 'ps.compliance.protection.outlook.com',
  },
  'gcc-high': {
    login: 'login.microsoftonline.us',
    graph: 'graph.microsoft.us',
    exchange: 'outlook.office365.us',
    activity: 'manage.office365.us',
    compliance: 'ps.compliance.protection.office365.us',
  },
  dod: {
    login: 'login.microsoftonline.us',
    graph: 'dod-graph.microsoft.us',
    exchange: 'outlook-dod.office365.us',
    activity: 'manage.protection.apps.mil',
    compliance: 'ps.compliance.protection.office365.us',
  },
  china: {
    login: 'login.chinacloudapi.cn',
    graph: 'microsoftgraph.chinacloudapi.cn',
    exchange: 'partner.outlook.cn',
    activity: 'manage.office365.cn',
    compliance: 'ps.compliance.protection.partner.outlook.cn',
  },
};
