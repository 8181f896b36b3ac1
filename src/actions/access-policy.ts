import type { Action, Target } from '../domain/action.ts';
import type { Connection } from '../domain/clients.ts';
import { AppError } from '../kernel/errors.ts';
import type { JsonObject } from '../kernel/json.ts';
import { createAccessPolicy, deleteAccessPolicy } from '../microsoft/graph/conditional-access.ts';
import { servicePlans } from '../microsoft/graph/organization.ts';
import { readSecurityDefaults, setSecurityDefaults } from '../microsoft/graph/policies.ts';
import { graphItems } from '../microsoft/graph/raw.ts';
import { part } from './hardening.ts';
import type { HardeningTexts } from './hardening.ts';
import { graph } from './permissions.ts';
import { textsMember } from './support.ts';

export interface AccessPolicySetting extends HardeningTexts {
  /** Behind `Evict: `, in the portal and ever after. */
  readonly policyName: string;
  /** `conditions` but for the exclusion of emergency accounts, `grantControls`, `sessionControls`. */
  readonly policy: JsonObject;
  /** Security defaults do the same where the organisation has no licence for Conditional Access. */
  readonly orDefaults?: boolean;
  /** Only beta knows these conditions. */
  readonly version?: 'v1.0' | 'beta';
}

export const policyPrefix = 'Evict: ';
export const reportOnly = 'enabledForReportingButNotEnforced';

/**
 * A Conditional Access policy that reports only: what it would do shows in the sign-in log, and enforcing it is a step of its
 * own. Emergency accounts are always excluded, and it is never made beside security defaults, which exclude it.
 */
export function accessPolicy(spec: AccessPolicySetting): Action {
  const { policyName, policy, orDefaults = false, version = 'v1.0', ...texts } = spec;
  const displayName = `${policyPrefix}${policyName}`;
  const path = '/identity/conditionalAccess/policies';

  async function find(connection: Connection): Promise<JsonObject | null> {
    const all = await graphItems(connection.graph, path, { version });
    return all.find((one) => one['displayName'] === displayName) ?? null;
  }

  return {
    d3fend: ['D3-UAP'],
    latency: {
      en: 'Reports from the next sign-ins on; enforces nothing yet.',
      de: 'Berichtet ab den nächsten Anmeldungen; setzt noch nichts durch.',
    },
    ...texts,
    reversible: 'yes',
    phase: 'harden',
    permissions: [
      graph('Policy.Read.All'),
      graph('Policy.ReadWrite.ConditionalAccess'),
      ...(orDefaults ? [graph('Policy.ReadWrite.SecurityDefaults')] : []),
      graph('Application.Read.All', 'Directory.Read.All'),
    ],
    once: true,

    async preview(connection, _account, _foothold, options) {
      if (orDefaults && !(await hasConditionalAccess(connection))) {
        if (await readSecurityDefaults(connection.graph)) return null;
        return {
          account: null,
          key: defaultsKey,
          label: 'identitySecurityDefaultsEnforcementPolicy',
          before: false,
          after: true,
        };
      }
      const breakGlass = [...textsMember(options, 'breakGlass')].sort();
      if (breakGlass.length === 0) throw needsBreakGlass();
      if (await readSecurityDefaults(connection.graph)) throw besideDefaults();
      if ((await find(connection)) !== null) return null;
      return {
        account: null,
        key: displayName,
        label: displayName,
        before: null,
        after: part(bodyOf(displayName, policy, breakGlass), bodyOf(displayName, policy, breakGlass)),
      };
    },
    async read(connection, target) {
      if (target.key === defaultsKey) return readSecurityDefaults(connection.graph);
      const found = await find(connection);
      return found === null ? null : part(found, target.after);
    },
    async apply({ connection, clientRequestId }, target) {
      if (target.key === defaultsKey) await setSecurityDefaults(connection.graph, true, clientRequestId);
      else if (version === 'v1.0')
        await createAccessPolicy(connection.graph, target.after as JsonObject, clientRequestId);
      else await connection.graph.send('POST', path, target.after, { version, clientRequestId });
      return { outcome: 'sent' };
    },
    async undo({ connection, clientRequestId }, target: Target) {
      if (target.key === defaultsKey) {
        await setSecurityDefaults(connection.graph, false, clientRequestId);
        return { outcome: 'sent' };
      }
      const found = (await graphItems(connection.graph, path, { version })).find(
        (one) => one['displayName'] === target.key,
      );
      if (found) await deleteAccessPolicy(connection.graph, String(found['id']), clientRequestId);
      return { outcome: 'sent' };
    },
  };
}

const defaultsKey = 'security-defaults';

async function hasConditionalAccess(connection: Connection): Promise<boolean> {
  const plans = await servicePlans(connection.graph);
  return plans.has('AAD_PREMIUM') || plans.has('AAD_PREMIUM_P2');
}

function bodyOf(displayName: string, policy: JsonObject, breakGlass: readonly string[]): JsonObject {
  const conditions = policy['conditions'] as JsonObject;
  const users = (conditions['users'] ?? { includeUsers: ['All'] }) as JsonObject;
  return {
    displayName,
    state: reportOnly,
    ...policy,
    conditions: { ...conditions, users: { ...users, excludeUsers: breakGlass } },
  };
}

export function needsBreakGlass(): AppError {
  return new AppError({
    code: 'break-glass-needed',
    side: 'input',
    message: {
      en: 'A Conditional Access policy needs an emergency account that it does not touch; none was named.',
      de: 'Eine Richtlinie für bedingten Zugriff braucht ein Notfallkonto, das sie nicht betrifft; es wurde keines genannt.',
    },
    next: {
      en: 'Name one with --break-glass, or make one first: two accounts, cloud-only, with a passkey, locked away.',
      de: 'Nennen Sie eines mit --break-glass, oder legen Sie zuerst eines an: zwei Konten, nur in der Cloud, mit Passkey, weggeschlossen.',
    },
  });
}

function besideDefaults(): AppError {
  return new AppError({
    code: 'security-defaults-on',
    side: 'input',
    message: {
      en: 'Security defaults are on; Microsoft allows no Conditional Access beside them.',
      de: 'Die Sicherheitsstandards sind eingeschaltet; daneben lässt Microsoft keinen bedingten Zugriff zu.',
    },
    next: {
      en: 'They already demand MFA and block legacy authentication. To replace them, make the policies by hand and switch the defaults off in the same hour.',
      de: 'Sie verlangen bereits MFA und blockieren Legacyauthentifizierung. Um sie zu ersetzen, legen Sie die Richtlinien von Hand an und schalten die Standards in derselben Stunde ab.',
    },
  });
}
