import type { Account, Reason } from '../../domain/account.ts';
import type { FindHints } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import { microsoftTenants } from '../../domain/vocabulary/applications.ts';
import { ServiceError } from '../../kernel/errors.ts';
import type { JsonObject } from '../../kernel/json.ts';
import {
  type Credential,
  type CredentialHolder,
  listApplications,
  readApplication,
} from '../../microsoft/graph/applications.ts';
import { listApplicationAudits } from '../../microsoft/graph/roles.ts';
import {
  listOwnedApps,
  listServicePrincipals,
  readServicePrincipal,
} from '../../microsoft/graph/service-principals.ts';
import { isOwnApp } from '../app-judge.ts';
import { against, age, ageReasons, foothold, forIt, name } from '../support.ts';

interface Holder {
  readonly holder: CredentialHolder;
  readonly id: string;
  readonly appId: string;
  readonly name: string;
  readonly created: string | null;
  readonly credentials: readonly Credential[];
}

/** Credentials of the apps that the account owns; an administrator could add one to any app, so that all are read. */
export async function findCredentials(
  connection: Connection,
  account: Account,
  hints: FindHints,
): Promise<readonly Foothold[]> {
  const owned = await listOwnedApps(connection.graph, account.id);
  const ownedIds = new Set([...owned.applications, ...owned.servicePrincipals]);
  const holders = account.privileged ? await allHolders(connection) : await ownedHolders(connection, owned);
  const changes = await credentialChanges(connection, hints.since);
  const footholds: Foothold[] = [];
  for (const app of holders) {
    if (isOwnApp(connection, app)) continue;
    for (const credential of app.credentials) {
      const facts = {
        credential,
        owned: ownedIds.has(app.id),
        appCreated: app.created,
        recorded: recordedChange(changes, app.id, credential),
      };
      const judged = judgeCredential(facts, hints, connection.clock.now());
      if (judged === null) continue;
      const label = `${name(app.name)}: ${credentialName(credential)}`;
      const parts = {
        kind: 'app-credential' as const,
        key: `${app.holder}|${app.id}|${credential.keyId}`,
        account: connection.tenant.domain,
        title: { en: `App credential – ${label}`, de: `App-Anmeldeinformation – ${label}` },
        since: credential.start,
        reasons: judged.reasons,
        suggestion: judged.suggestion,
        action: 'remove-app-credential',
        state: credentialState(credential),
      };
      footholds.push(foothold(parts, hints));
    }
  }
  return footholds;
}

/** When somebody changed an app's credentials, by the app's id; null where the directory's log cannot be asked. */
type Changes = ReadonlyMap<string, readonly string[]> | null;

async function credentialChanges(connection: Connection, since: string | null): Promise<Changes> {
  if (since === null) return null;
  try {
    const changes = new Map<string, string[]>();
    for (const record of await listApplicationAudits(connection.graph, since)) {
      // What Evict itself removed is recorded under the same name.
      if (record.actorId === connection.operator.id) continue;
      if (!/secret|credential/i.test(record.activity)) continue;
      for (const { id } of record.targets) {
        if (id !== null) changes.set(id, [...(changes.get(id) ?? []), record.time]);
      }
    }
    return changes;
  } catch (thrown) {
    if (thrown instanceof ServiceError) return null;
    throw thrown;
  }
}

/** A credential begins when it is made, unless its maker says otherwise: an hour apart is still the same change. */
function recordedChange(changes: Changes, appId: string, credential: Credential): boolean | null {
  if (changes === null || credential.start === null) return null;
  const start = Date.parse(credential.start);
  return (changes.get(appId) ?? []).some((time) => Math.abs(Date.parse(time) - start) <= 3_600_000);
}

/** Null for credentials from before the incident on apps that this account does not own. */
export function judgeCredential(
  facts: {
    readonly credential: Credential;
    readonly owned: boolean;
    readonly appCreated: string | null;
    /** Whether the log shows that it was added; null where the log could not be asked. */
    readonly recorded: boolean | null;
  },
  hints: FindHints,
  now: Date,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } | null {
  const { credential, owned } = facts;
  if (credential.end !== null && credential.end < now.toISOString()) return null;
  const when = age(credential.start, hints);
  const young = credential.start !== null && now.getTime() - Date.parse(credential.start) < 30 * 86_400_000;
  if (!owned && (when === 'before' || (when === 'unknown' && !young))) return null;
  const reasons: Reason[] = [...ageReasons(credential.start, hints)];
  if (owned) {
    reasons.push(
      forIt(
        'The account owns this app, and may add credentials to it.',
        'Dem Konto gehört diese App; es darf ihr Anmeldeinformationen hinzufügen.',
      ),
    );
  }
  if (when === 'inside') {
    if (facts.appCreated !== null && hints.since !== null && facts.appCreated < hints.since) {
      reasons.push(
        forIt(
          'The app is older than the incident, its credential is not: a favourite way of hiding in something trusted.',
          'Die App ist älter als der Vorfall, ihre Anmeldeinformation nicht: eine beliebte Art, sich in etwas Vertrautem zu verstecken.',
        ),
      );
    }
    if (facts.recorded === false) {
      reasons.push(
        against(
          'The directory’s log shows nobody adding it since the incident began.',
          'Im Verzeichnisprotokoll hat sie seit Beginn des Vorfalls niemand hinzugefügt.',
        ),
      );
      return { suggestion: 'ask', reasons };
    }
    if (facts.recorded === true) {
      reasons.push(
        forIt(
          'The directory’s log shows that it was added since the incident began.',
          'Laut Verzeichnisprotokoll wurde sie seit Beginn des Vorfalls hinzugefügt.',
        ),
      );
    }
    return { suggestion: 'remove', reasons };
  }
  if (when === 'before') return { suggestion: 'keep', reasons };
  reasons.push(
    against(
      'Services renew their credentials regularly; whoever runs this app knows whether this one is theirs.',
      'Dienste erneuern ihre Anmeldeinformationen regelmäßig; wer die App betreibt, weiß, ob diese dazugehört.',
    ),
  );
  return { suggestion: young ? 'ask' : 'keep', reasons };
}

async function allHolders(connection: Connection): Promise<readonly Holder[]> {
  const applications = await listApplications(connection.graph);
  const principals = await listServicePrincipals(connection.graph);
  return [
    ...applications.map((app) => ({ ...app, holder: 'applications' as const })),
    // Microsoft's own keys on its own apps turn over by themselves.
    ...principals
      .filter((app) => app.owner === null || !microsoftTenants.has(app.owner))
      .map((app) => ({ ...app, holder: 'servicePrincipals' as const })),
  ];
}

async function ownedHolders(
  connection: Connection,
  owned: { readonly applications: readonly string[]; readonly servicePrincipals: readonly string[] },
): Promise<readonly Holder[]> {
  const holders: Holder[] = [];
  for (const id of owned.applications) {
    const app = await readApplication(connection.graph, id);
    if (app !== null) holders.push({ ...app, holder: 'applications' });
  }
  for (const id of owned.servicePrincipals) {
    const app = await readServicePrincipal(connection.graph, id);
    if (app !== null) holders.push({ ...app, holder: 'servicePrincipals' });
  }
  return holders;
}

export function credentialState(credential: Credential): JsonObject {
  return { ...credential };
}

export function credentialName(credential: Credential): string {
  return name(credential.name ?? credential.keyId);
}
