import type { Reason } from '../../domain/account.ts';
import type { Action, FindHints } from '../../domain/action.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { JsonObject } from '../../kernel/json.ts';
import {
  type AccessPolicy,
  type PolicyState,
  listAccessPolicies,
  readAccessPolicy,
  setAccessPolicyState,
} from '../../microsoft/graph/conditional-access.ts';
import { graph } from '../permissions.ts';
import { against, age, ageReasons, foothold, forIt, name, textMember } from '../support.ts';

export const restoreConditionalAccess: Action = {
  id: 'restore-conditional-access',
  title: {
    en: 'Switch Conditional Access policy on again',
    de: 'Richtlinie für bedingten Zugriff wieder einschalten',
  },
  effect: {
    en: 'The protection that somebody switched off during the incident works again.',
    de: 'Der Schutz, den jemand während des Vorfalls ausgeschaltet hat, wirkt wieder.',
  },
  latency: { en: 'Minutes.', de: 'Minuten.' },
  notice: {
    en: 'Everybody to whom the policy applies meets it again at the next sign-in.',
    de: 'Alle, für die die Richtlinie gilt, treffen bei der nächsten Anmeldung wieder auf sie.',
  },
  impact: 'high',
  reversible: 'yes',
  phase: 'tenant',
  attack: ['T1556.009', 'T1562'],
  d3fend: ['D3-ACH'],
  permissions: [
    graph('Policy.Read.All'),
    graph('Policy.ReadWrite.ConditionalAccess'),
    graph('Application.Read.All', 'Directory.Read.All'),
    {
      kind: 'directory-role',
      anyOf: ['Conditional Access Administrator', 'Security Administrator', 'Global Administrator'],
      when: 'signed-in-user',
    },
  ],
  removes: 'conditional-access',
  confirm: true,

  async find(connection, account, hints) {
    // Only an administrator's account could have changed a policy.
    if (!account.privileged) return [];
    return (await listAccessPolicies(connection.graph)).flatMap((policy) => {
      const judged = judgePolicy(policy, account.id, hints);
      if (judged === null) return [];
      const label = name(policy.name);
      const parts = {
        kind: 'conditional-access' as const,
        key: policy.id,
        account: connection.tenant.domain,
        title: {
          en: `Conditional Access policy “${label}” is ${policy.state === 'disabled' ? 'off' : 'weakened'}`,
          de: `Richtlinie für bedingten Zugriff „${label}“ ist ${policy.state === 'disabled' ? 'ausgeschaltet' : 'abgeschwächt'}`,
        },
        since: policy.modified,
        reasons: judged.reasons,
        suggestion: judged.suggestion,
        action: 'restore-conditional-access',
        state: stateOf(policy),
      };
      return [foothold(parts, hints)];
    });
  },
  async preview(connection, _account, found) {
    const policy = found === null ? null : await readAccessPolicy(connection.graph, found.key);
    if (policy === null || policy.state === 'enabled') return null;
    const before = stateOf(policy);
    return {
      account: null,
      key: policy.id,
      label: name(policy.name),
      before,
      after: { ...before, state: 'enabled' },
    };
  },
  async read(connection, target) {
    const policy = await readAccessPolicy(connection.graph, target.key);
    return policy === null ? null : stateOf(policy);
  },
  async apply({ connection, clientRequestId }, target) {
    await setAccessPolicyState(connection.graph, target.key, 'enabled', clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const before = (textMember(target.before, 'state') ?? 'disabled') as PolicyState;
    await setAccessPolicyState(connection.graph, target.key, before, clientRequestId);
    return { outcome: 'sent' };
  },
};

/** Null for policies that nobody touched since the incident began. */
export function judgePolicy(
  policy: AccessPolicy,
  accountId: string,
  hints: FindHints,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } | null {
  if (age(policy.modified, hints) !== 'inside') return null;
  // A policy made since is somebody's new protection, perhaps still being tried out.
  if (age(policy.created, hints) === 'inside') return null;
  const excluded = policy.excludeUsers.includes(accountId);
  if (policy.state === 'enabled' && !excluded) return null;
  const reasons: Reason[] = [
    forIt('It was changed since the incident began.', 'Sie wurde seit Beginn des Vorfalls geändert.'),
    ...ageReasons(policy.created, hints),
  ];
  if (excluded) {
    reasons.push(
      forIt(
        'It leaves out the compromised account. Take the exception back in the Entra admin center.',
        'Sie nimmt das kompromittierte Konto aus. Nehmen Sie die Ausnahme im Entra Admin Center zurück.',
      ),
    );
  }
  if (policy.state === 'disabled') {
    reasons.push(forIt('It is switched off.', 'Sie ist ausgeschaltet.'));
    return { suggestion: 'remove', reasons };
  }
  reasons.push(
    against(
      'The directory does not tell what it was before: compare with your documentation.',
      'Das Verzeichnis verrät nicht, wie sie vorher war: Vergleichen Sie mit Ihrer Dokumentation.',
    ),
  );
  return { suggestion: 'ask', reasons };
}

function stateOf(policy: AccessPolicy): JsonObject {
  return { name: policy.name, state: policy.state };
}
