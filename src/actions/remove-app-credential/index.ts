import type { Action } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import {
  type Credential,
  type CredentialHolder,
  readApplication,
  removeCertificate,
  removePassword,
} from '../../microsoft/graph/applications.ts';
import { readServicePrincipal } from '../../microsoft/graph/service-principals.ts';
import { graph } from '../permissions.ts';
import { name, textMember } from '../support.ts';
import { credentialName, credentialState, findCredentials } from './find.ts';

export const removeAppCredential: Action = {
  id: 'remove-app-credential',
  title: { en: 'Remove app credential', de: 'App-Anmeldeinformation entfernen' },
  effect: {
    en: 'Whoever holds this secret or certificate can no longer sign in as the app. Such sign-ins need no user, no MFA, and survive everything that is done to the account.',
    de: 'Wer dieses Geheimnis oder Zertifikat besitzt, kann sich nicht mehr als die App anmelden. Solche Anmeldungen brauchen weder Person noch MFA und überleben alles, was am Konto getan wird.',
  },
  latency: {
    en: 'Minutes for new tokens; those already issued work for up to an hour, or a day with continuous access evaluation.',
    de: 'Minuten für neue Token; bereits ausgestellte gelten noch bis zu einer Stunde, mit fortlaufender Zugriffsevaluierung bis zu einem Tag.',
  },
  notice: {
    en: 'A service that signs in with it fails until it gets a new credential.',
    de: 'Ein Dienst, der sich damit anmeldet, scheitert, bis er eine neue Anmeldeinformation erhält.',
  },
  impact: 'high',
  reversible: 'no',
  irreversible: {
    en: 'Microsoft never tells a secret again: a service that needs one gets a new secret, made by you.',
    de: 'Microsoft verrät ein Geheimnis nie wieder: Ein Dienst, der eines braucht, bekommt von Ihnen ein neues.',
  },
  phase: 'grants',
  attack: ['T1098.001'],
  d3fend: ['D3-CR'],
  permissions: [graph('Application.ReadWrite.All', 'Directory.ReadWrite.All'), graph('Directory.Read.All')],
  removes: 'app-credential',
  once: true,
  confirm: true,

  find: findCredentials,
  async preview(connection, _account, found) {
    if (found === null) return null;
    const current = await credentialByKey(connection, found.key);
    if (current === null) return null;
    const label = `${name(current.appName)}: ${credentialName(current.credential)}`;
    return { account: null, key: found.key, label, before: credentialState(current.credential), after: null };
  },
  async read(connection, target) {
    const current = await credentialByKey(connection, target.key);
    return current === null ? null : credentialState(current.credential);
  },
  async apply({ connection, clientRequestId }, target) {
    const { holder, id, keyId } = fromKey(target.key);
    if (textMember(target.before, 'kind') === 'certificate') {
      await removeCertificate(connection.graph, holder, id, keyId, clientRequestId);
    } else {
      await removePassword(connection.graph, holder, id, keyId, clientRequestId);
    }
    return { outcome: 'sent' };
  },
};

async function credentialByKey(
  connection: Connection,
  key: string,
): Promise<{ readonly appName: string; readonly credential: Credential } | null> {
  const { holder, id, keyId } = fromKey(key);
  const app =
    holder === 'applications'
      ? await readApplication(connection.graph, id)
      : await readServicePrincipal(connection.graph, id);
  const credential = app?.credentials.find((one) => one.keyId === keyId);
  return app === null || credential === undefined ? null : { appName: app.name, credential };
}

function fromKey(key: string): {
  readonly holder: CredentialHolder;
  readonly id: string;
  readonly keyId: string;
} {
  const [holder, id, keyId] = key.split('|');
  return {
    holder: holder === 'servicePrincipals' ? 'servicePrincipals' : 'applications',
    id: id ?? '',
    keyId: keyId ?? '',
  };
}
