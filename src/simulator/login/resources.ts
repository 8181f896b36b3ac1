import { audienceOf } from '../http/hosts.ts';
import { loginError } from './errors.ts';
import { appIds } from './roles.ts';
import type { LoginContext } from './session.ts';

/** What a token is for: one resource a token. */
export interface Resource {
  readonly appId: string;
  readonly name: string;
  readonly audience: string;
}

const resources = {
  graph: { appId: appIds.graph, name: 'Microsoft Graph' },
  exchange: { appId: appIds.exchange, name: 'Office 365 Exchange Online' },
  compliance: { appId: appIds.exchange, name: 'Office 365 Exchange Online' },
  activity: { appId: appIds.activity, name: 'Office 365 Management APIs' },
} as const;

/** The resource that the scopes name; scopes without a host mean Microsoft Graph. */
export function requestedResource(context: LoginContext): Resource {
  const named = scopesOf(context).find((part) => part.startsWith('https://'));
  if (!named) return { ...resources.graph, audience: 'https://graph.microsoft.com' };
  const found = audienceOf(named);
  if (!found || found.service === 'login')
    throw loginError(
      context.world,
      'invalid_resource',
      500011,
      `The resource principal named ${named} was not found in the tenant named ${context.tenant.displayName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
    );
  return { ...resources[found.service], audience: found.audience };
}

export function scopesOf(context: LoginContext): readonly string[] {
  return (context.form.get('scope') ?? '').split(' ').filter(Boolean);
}
