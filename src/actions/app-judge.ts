import type { Reason } from '../domain/account.ts';
import type { Connection } from '../domain/clients.ts';
import type { FindHints } from '../domain/action.ts';
import type { Foothold } from '../domain/foothold.ts';
import {
  abusedApps,
  kitReplyUrl,
  microsoftTenants,
  oddAppName,
  scopeRisk,
} from '../domain/vocabulary/applications.ts';
import type { ServicePrincipal } from '../microsoft/graph/service-principals.ts';
import { against, age, ageReasons, forIt, name } from './support.ts';

interface AppContext {
  readonly tenantId: string;
  readonly now: Date;
  /** The account's name and address: an app that borrows them is no accident. */
  readonly ownerNames: readonly string[];
}

/**
 * The app through which Evict itself is signed in is no foothold: it often arrives with the incident and asks for much, as
 * an attacker's does, and without it nothing more could be done.
 */
export function isOwnApp(connection: Connection, app: { readonly appId: string } | null): boolean {
  return app !== null && app.appId.toLowerCase() === connection.operator.appId;
}

export interface AppJudgement {
  readonly suggestion: Foothold['suggestion'];
  readonly reasons: readonly Reason[];
}

/**
 * Judges what an app may do by who made it, when it came and what it asks for. The grant itself has no date: the app's
 * arrival in the tenant is the earliest that the grant can be.
 */
export function judgeApp(
  app: ServicePrincipal | null,
  scopes: readonly string[],
  consent: 'user' | 'admin',
  hints: FindHints,
  context: AppContext,
): AppJudgement {
  const risky = scopes.filter((scope) => scopeRisk(scope) !== null);
  if (app === null) {
    return {
      suggestion: 'remove',
      reasons: [
        forIt(
          'The app behind it no longer exists in this tenant: the permission is a leftover that comes alive with the app.',
          'Die App dahinter gibt es in diesem Mandanten nicht mehr: Die Berechtigung ist ein Rest, der mit der App wieder auflebt.',
        ),
      ],
    };
  }
  if (app.owner !== null && microsoftTenants.has(app.owner)) {
    return {
      suggestion: 'keep',
      reasons: [against('Microsoft itself makes this app.', 'Diese App stammt von Microsoft selbst.')],
    };
  }
  const own = app.owner === context.tenantId.toLowerCase();
  const verified = app.verifiedPublisher !== null;
  const abused = abusedApps.get(app.appId);
  const lasting = scopes.some((scope) => scope.toLowerCase() === 'offline_access');
  const odd =
    oddAppName(app.name) ||
    context.ownerNames.some((one) => one.trim().toLowerCase() === app.name.trim().toLowerCase());
  const kit = app.replyUrls.some(kitReplyUrl);
  const when = age(app.created, hints);
  const young =
    app.created !== null && context.now.getTime() - new Date(app.created).getTime() < 30 * 86_400_000;

  const reasons: Reason[] = [];
  if (abused !== undefined) {
    reasons.push(
      forIt(
        `It is ${abused}, a program that attackers keep using to copy or send from taken mailboxes. Some people use it honestly: ask the owner.`,
        `Es ist ${abused}, ein Programm, mit dem Angreifer immer wieder übernommene Postfächer kopieren oder daraus senden. Manche nutzen es ehrlich: Fragen Sie die Person.`,
      ),
    );
  }
  if (risky.length > 0) reasons.push(riskyReason(risky, lasting));
  if (kit) {
    reasons.push(
      forIt(
        'It sends people back to an address that consent-phishing kits use.',
        'Sie leitet auf eine Adresse zurück, die Werkzeuge für Consent-Phishing verwenden.',
      ),
    );
  }
  if (odd) {
    reasons.push(
      forIt(
        `No honest maker calls an app “${name(app.name)}”.`,
        `So nennt kein ehrlicher Hersteller eine App: „${name(app.name)}“.`,
      ),
    );
  }
  reasons.push(...ageReasons(app.created, hints));
  reasons.push(publisherReason(app, own));
  if (consent === 'admin') {
    reasons.push(
      against(
        'An administrator agreed to it for the whole organisation.',
        'Eine Administratorin oder ein Administrator hat für die ganze Organisation eingewilligt.',
      ),
    );
  }
  if (risky.length === 0) {
    reasons.push(
      against(
        'It may neither read mail nor files nor change the directory.',
        'Sie darf weder E-Mails noch Dateien lesen noch das Verzeichnis ändern.',
      ),
    );
  }
  return { suggestion: suggest(), reasons };

  function suggest(): Foothold['suggestion'] {
    if (kit) return 'remove';
    if (abused !== undefined) return when === 'before' && verified ? 'ask' : 'remove';
    if (when === 'inside') {
      if (risky.length > 0) return verified ? 'ask' : 'remove';
      return odd ? 'remove' : 'ask';
    }
    if (odd && risky.length > 0) return when === 'before' ? 'ask' : 'remove';
    if (consent === 'admin' || own || verified || risky.length === 0) return 'keep';
    if (when === 'unknown' && young && lasting) return 'remove';
    return 'ask';
  }
}

function riskyReason(risky: readonly string[], lasting: boolean): Reason {
  const list = risky
    .slice(0, 8)
    .map((one) => name(one))
    .join(', ');
  return lasting
    ? forIt(
        `It may ${list}, and go on without the owner (offline_access): neither a new password nor MFA stops it.`,
        `Sie darf ${list}, auch ohne Zutun der Person (offline_access): Weder ein neues Kennwort noch MFA hält sie auf.`,
      )
    : forIt(`It may ${list}.`, `Sie darf ${list}.`);
}

function publisherReason(app: ServicePrincipal, own: boolean): Reason {
  if (own) {
    return against(
      'The app is registered in this organisation itself.',
      'Die App ist in dieser Organisation selbst registriert.',
    );
  }
  if (app.verifiedPublisher !== null) {
    const shown = name(app.verifiedPublisher);
    return against(
      `Microsoft verified who publishes it: ${shown}. That proves an identity, not honesty.`,
      `Microsoft hat den Herausgeber geprüft: ${shown}. Das belegt eine Identität, keine Ehrlichkeit.`,
    );
  }
  return forIt('Nobody verified who publishes it.', 'Niemand hat geprüft, wer sie herausgibt.');
}
