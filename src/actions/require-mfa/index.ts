import type { Action, ApplyContext, ApplyResult, Target } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import { type Json, type JsonObject, sameJson } from '../../kernel/json.ts';
import {
  type PerUserMfa,
  readPerUserMfa,
  setPerUserMfa,
} from '../../microsoft/graph/authentication-methods.ts';
import {
  type AccessPolicy,
  createAccessPolicy,
  deleteAccessPolicy,
  listAccessPolicies,
} from '../../microsoft/graph/conditional-access.ts';
import { readSecurityDefaults, setSecurityDefaults } from '../../microsoft/graph/policies.ts';
import { graph } from '../permissions.ts';
import { member, needAccount, textMember, textsMember } from '../support.ts';
import { type Route, chooseRoute } from './route.ts';

/**
 * Options: `{"route": "per-user" | "conditional-access" | "security-defaults", "breakGlass": ["<user id>"], "enforce": true}`.
 * Without a route the tenant's licence decides. A policy for everybody only reports until `enforce` says otherwise.
 */
export const requireMfa: Action = {
  id: 'require-mfa',
  title: { en: 'Require multifactor authentication', de: 'Multi-Faktor-Authentifizierung verlangen' },
  effect: {
    en: 'A password alone no longer lets anybody in. The attacker’s own methods are removed before, or MFA would serve the attacker.',
    de: 'Ein Kennwort allein lässt niemanden mehr hinein. Die Methoden des Angreifers werden vorher entfernt, sonst würde MFA ihm dienen.',
  },
  latency: {
    en: 'At the next sign-in; Conditional Access within minutes.',
    de: 'Bei der nächsten Anmeldung; bedingter Zugriff nach wenigen Minuten.',
  },
  notice: {
    en: 'The owner is asked for a second factor at sign-in, and for registration where there is none yet.',
    de: 'Die Person wird bei der Anmeldung nach einem zweiten Faktor gefragt und muss einen registrieren, falls noch keiner da ist.',
  },
  impact: 'medium',
  reversible: 'yes',
  phase: 'credentials',
  attack: ['T1078.004', 'T1110', 'T1621'],
  d3fend: ['D3-MFA'],
  permissions: [
    graph('Policy.Read.All'),
    graph('Policy.ReadWrite.ConditionalAccess'),
    graph('Policy.ReadWrite.SecurityDefaults'),
    graph('Application.Read.All', 'Directory.Read.All'),
    graph('Policy.ReadWrite.AuthenticationMethod'),
    graph('LicenseAssignment.Read.All', 'Organization.Read.All', 'Directory.Read.All'),
  ],
  once: true,

  async preview(connection, account, _foothold, options) {
    const breakGlass = textsMember(options, 'breakGlass');
    if (account !== null && breakGlass.includes(account.id)) return null;
    const route = isRoute(options['route']) ? options['route'] : await chooseRoute(connection, account);
    if (route === null) return null;
    const key = route === 'per-user' ? needAccount(account).id : route;
    const state =
      account !== null || options['enforce'] === true ? 'enabled' : 'enabledForReportingButNotEnforced';
    const partial = { account, key, before: null, after: null, options: { route } };
    if (route === 'per-user') {
      const before = await readState(connection, { ...partial, label: '' });
      if (textMember(before, 'perUser') !== 'disabled') return null;
      return { ...partial, label: needAccount(account).upn, before, after: { perUser: 'enabled' } };
    }
    if (route === 'security-defaults') {
      const before = await readState(connection, { ...partial, label: '' });
      if (member(before, 'securityDefaults') === true) return null;
      return {
        ...partial,
        account: null,
        label: 'identitySecurityDefaultsEnforcementPolicy',
        before,
        after: { securityDefaults: true },
      };
    }
    const title = policyName(account?.upn ?? null);
    const target: Target = {
      ...partial,
      key: title,
      label: title,
      after: {
        state,
        includeUsers: [account?.id ?? 'All'],
        excludeUsers: [...breakGlass].sort(),
        controls: ['mfa'],
      },
    };
    const before = await readState(connection, target);
    return before === null ? target : null;
  },
  read: readState,
  apply,
  holds(state, target) {
    // Microsoft turns `enabled` into `enforced` by itself once the user has a method.
    if (routeOf(target) === 'per-user')
      return ['enabled', 'enforced'].includes(textMember(state, 'perUser') ?? '');
    return sameJson(state, target.after);
  },
  undo,
};

async function readState(connection: Connection, target: Target): Promise<Json> {
  const route = routeOf(target);
  if (route === 'per-user') {
    return { perUser: await readPerUserMfa(connection.graph, needAccount(target.account).id) };
  }
  if (route === 'security-defaults')
    return { securityDefaults: await readSecurityDefaults(connection.graph) };
  const policy = await policyByName(connection, target.key);
  return policy === null ? null : stateOf(policy);
}

async function apply({ connection, clientRequestId }: ApplyContext, target: Target): Promise<ApplyResult> {
  const route = routeOf(target);
  if (route === 'per-user') {
    await setPerUserMfa(connection.graph, needAccount(target.account).id, 'enabled', clientRequestId);
  } else if (route === 'security-defaults') {
    await setSecurityDefaults(connection.graph, true, clientRequestId);
  } else {
    await createAccessPolicy(connection.graph, policyBody(target), clientRequestId);
  }
  return { outcome: 'sent' };
}

async function undo({ connection, clientRequestId }: ApplyContext, target: Target): Promise<ApplyResult> {
  const route = routeOf(target);
  if (route === 'per-user') {
    const before = (textMember(target.before, 'perUser') ?? 'disabled') as PerUserMfa;
    await setPerUserMfa(connection.graph, needAccount(target.account).id, before, clientRequestId);
  } else if (route === 'security-defaults') {
    await setSecurityDefaults(connection.graph, false, clientRequestId);
  } else {
    const policy = await policyByName(connection, target.key);
    if (policy !== null) await deleteAccessPolicy(connection.graph, policy.id, clientRequestId);
  }
  return { outcome: 'sent' };
}

function policyName(upn: string | null): string {
  return upn === null ? 'Evict: require MFA for all users' : `Evict: require MFA for ${upn}`;
}

function policyBody(target: Target): JsonObject {
  return {
    displayName: target.key,
    state: textMember(target.after, 'state') ?? 'enabledForReportingButNotEnforced',
    conditions: {
      clientAppTypes: ['all'],
      applications: { includeApplications: ['All'] },
      users: {
        includeUsers: textsMember(target.after, 'includeUsers'),
        excludeUsers: textsMember(target.after, 'excludeUsers'),
      },
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  };
}

async function policyByName(connection: Connection, title: string): Promise<AccessPolicy | null> {
  return (await listAccessPolicies(connection.graph)).find((policy) => policy.name === title) ?? null;
}

function stateOf(policy: AccessPolicy): JsonObject {
  return {
    state: policy.state,
    includeUsers: policy.includeUsers,
    excludeUsers: policy.excludeUsers,
    controls: policy.controls,
  };
}

function routeOf(target: Target): Route {
  const route = target.options?.['route'];
  return isRoute(route) ? route : 'conditional-access';
}

function isRoute(value: Json | undefined): value is Route {
  return value === 'conditional-access' || value === 'per-user' || value === 'security-defaults';
}
