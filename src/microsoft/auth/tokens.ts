import type { DeviceCodeRequest, INetworkModule } from '@azure/msal-node';
import { AppError } from '../../kernel/errors.ts';
import { Secret } from '../../kernel/redact.ts';
import { line } from '../../kernel/text.ts';
import type { Transport } from '../http/transport.ts';
import { clouds } from '../http/clouds.ts';
import { readCertificate } from './certificate.ts';
import type { Profile } from './profiles.ts';
import type { SecretStore } from './secrets.ts';

/** Client id of a profile whose managed identity is the machine's one and only. */
export const systemAssigned = 'managed-identity';

export interface TokenSource {
  /** An access token for a resource (`https://graph.microsoft.com`); `refresh` passes by the cache. */
  token(resource: string, refresh: boolean): Promise<Secret>;
}

export interface TokenContext {
  readonly transport: Transport;
  readonly secrets: SecretStore;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly requestId: () => string;
  /** Shows the device code to the person; absent where nobody can answer. */
  readonly askDeviceCode?: (message: string) => void;
}

/** Tokens through MSAL, over our own transport: proxy, certificate authority and endpoint are the same for all traffic. */
export async function tokenSource(profile: Profile, context: TokenContext): Promise<TokenSource> {
  // MSAL takes long to load; only a sign-in needs it.
  const msal = await import('@azure/msal-node');
  const authority = `https://${clouds[profile.cloud].login}/${profile.tenantId}`;
  const cacheName = `tokens:${profile.name}`;
  const cachePlugin = {
    async beforeCacheAccess(cache: {
      readonly tokenCache: { deserialize(text: string): void };
    }): Promise<void> {
      const kept = await context.secrets.get(cacheName);
      if (kept) cache.tokenCache.deserialize(kept.reveal());
    },
    async afterCacheAccess(cache: {
      readonly cacheHasChanged: boolean;
      readonly tokenCache: { serialize(): string };
    }): Promise<void> {
      if (cache.cacheHasChanged)
        await context.secrets.set(cacheName, new Secret(cache.tokenCache.serialize()));
    },
  };
  const system = { networkClient: networkClient(context) };
  const asked = async (work: () => Promise<{ readonly accessToken: string } | null>): Promise<Secret> => {
    try {
      const result = await work();
      if (result) return new Secret(result.accessToken);
    } catch (error) {
      throw signInError(profile, error);
    }
    throw signInError(profile, new Error('no token was issued'));
  };
  if (profile.method === 'managed-identity') {
    // The machine's own endpoint is no host of Microsoft's: MSAL asks it directly, past proxy and endpoint.
    const application = new msal.ManagedIdentityApplication(
      profile.clientId === systemAssigned
        ? {}
        : { managedIdentityIdParams: { userAssignedClientId: profile.clientId } },
    );
    return {
      token: (resource, refresh) =>
        asked(() => application.acquireToken({ resource, forceRefresh: refresh })),
    };
  }
  if (profile.method === 'device-code') {
    const application = new msal.PublicClientApplication({
      auth: { clientId: profile.clientId, authority },
      system,
      cache: { cachePlugin },
    });
    return {
      token: (resource, refresh) =>
        asked(async () => {
          const scopes = [`${resource}/.default`];
          const [account] = await application.getTokenCache().getAllAccounts();
          if (account) return application.acquireTokenSilent({ account, scopes, forceRefresh: refresh });
          const ask = context.askDeviceCode;
          if (!ask) throw new Error('the stored sign-in has ended');
          const request: DeviceCodeRequest = { scopes, deviceCodeCallback: (answer) => ask(answer.message) };
          return application.acquireTokenByDeviceCode(request);
        }),
    };
  }
  const credential =
    profile.method === 'certificate'
      ? { clientCertificate: await certificate(profile, context) }
      : { clientSecret: (await clientSecret(profile, context)).reveal() };
  const application = new msal.ConfidentialClientApplication({
    auth: { clientId: profile.clientId, authority, ...credential },
    system,
  });
  return {
    token: (resource, refresh) =>
      asked(() =>
        application.acquireTokenByClientCredential({ scopes: [`${resource}/.default`], skipCache: refresh }),
      ),
  };
}

async function certificate(
  profile: Profile,
  context: TokenContext,
): Promise<{ readonly thumbprintSha256: string; readonly privateKey: string }> {
  const file = profile.certificateFile ?? context.environment['AZURE_CLIENT_CERTIFICATE_PATH'] ?? '';
  const read = await readCertificate(file, context.environment['EVICT_CERTIFICATE_PASSWORD'], context.now());
  return { thumbprintSha256: read.thumbprint, privateKey: read.privateKey };
}

async function clientSecret(profile: Profile, context: TokenContext): Promise<Secret> {
  const kept = await context.secrets.get(`secret:${profile.name}`);
  const given = context.environment['EVICT_CLIENT_SECRET'] ?? context.environment['AZURE_CLIENT_SECRET'];
  if (given) return new Secret(given);
  if (kept) return kept;
  throw new AppError({
    code: 'secret-missing',
    side: 'access',
    message: {
      en: `The client secret of "${profile.name}" is not known here.`,
      de: `Der geheime Clientschlüssel von „${profile.name}“ ist hier nicht bekannt.`,
    },
    next: {
      en: 'Set AZURE_CLIENT_SECRET, or sign in again with "evict login" where a keychain or EVICT_PASSPHRASE can keep it.',
      de: 'Setzen Sie AZURE_CLIENT_SECRET, oder melden Sie sich mit „evict login“ neu an, wo ein Schlüsselbund oder EVICT_PASSPHRASE ihn aufbewahren kann.',
    },
  });
}

function networkClient(context: TokenContext): INetworkModule {
  const send = async <T>(
    method: 'GET' | 'POST',
    url: string,
    options: { readonly body?: string; readonly headers?: Record<string, string> } | undefined,
  ): Promise<{ headers: Record<string, string>; body: T; status: number }> => {
    const answer = await context.transport.send({
      service: 'login',
      method,
      url,
      headers: options?.headers ?? {},
      ...(options?.body === undefined ? {} : { body: options.body }),
      // Asking for a token changes nothing that a second asking would change again.
      repeatable: true,
      clientRequestId: context.requestId(),
    });
    return {
      headers: { ...answer.headers },
      body: JSON.parse(answer.text || '{}') as T,
      status: answer.status,
    };
  };
  return {
    sendGetRequestAsync: <T>(url: string, options?: { headers?: Record<string, string> }) =>
      send<T>('GET', url, options),
    sendPostRequestAsync: <T>(url: string, options?: { headers?: Record<string, string>; body?: string }) =>
      send<T>('POST', url, options),
  };
}

/** The AADSTS number tells what is wrong (Microsoft Entra authentication and authorization error codes). */
function signInError(profile: Profile, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const said = error instanceof Error ? error.message : String(error);
  const number = /AADSTS(\d+)/.exec(said)?.[1] ?? '';
  const known = signInHints[number];
  return new AppError({
    code: known?.code ?? 'sign-in-failed',
    side: 'access',
    message: {
      en: `Signing in to ${profile.domain} failed: ${line(said, 260)}`,
      de: `Die Anmeldung an ${profile.domain} ist fehlgeschlagen: ${line(said, 260)}`,
    },
    next: known ?? {
      en: 'Sign in again with "evict login", or look with "evict doctor".',
      de: 'Melden Sie sich mit „evict login“ neu an, oder sehen Sie mit „evict doctor“ nach.',
    },
    cause: error,
  });
}

const signInHints: {
  readonly [number: string]: { readonly code: string; readonly en: string; readonly de: string };
} = {
  '7000215': {
    code: 'secret-wrong',
    en: 'The client secret is wrong: copy its value, not its id, from "Certificates & secrets".',
    de: 'Der geheime Clientschlüssel ist falsch: Kopieren Sie unter „Zertifikate & Geheimnisse“ den Wert, nicht die ID.',
  },
  '7000222': {
    code: 'secret-expired',
    en: 'The client secret has ended: make a new one for the app and sign in again.',
    de: 'Der geheime Clientschlüssel ist abgelaufen: Legen Sie für die App einen neuen an und melden Sie sich neu an.',
  },
  '700027': {
    code: 'certificate-refused',
    en: 'Entra ID does not know this certificate, or it has ended: upload it for the app.',
    de: 'Entra ID kennt dieses Zertifikat nicht, oder es ist abgelaufen: Laden Sie es für die App hoch.',
  },
  '700016': {
    code: 'app-unknown',
    en: 'The app is not in this organisation: check --client-id and --tenant, and grant admin consent.',
    de: 'Die App gibt es in dieser Organisation nicht: Prüfen Sie --client-id und --tenant und erteilen Sie die Administratoreinwilligung.',
  },
  '7000112': {
    code: 'app-disabled',
    en: 'The app is disabled in this organisation: enable it under "Enterprise applications".',
    de: 'Die App ist in dieser Organisation deaktiviert: Aktivieren Sie sie unter „Unternehmensanwendungen“.',
  },
  '7000218': {
    code: 'public-client-off',
    en: 'The app must allow public client flows for this: in the Entra admin center, "Authentication", "Allow public client flows".',
    de: 'Dafür muss die App öffentliche Clientflows zulassen: im Entra Admin Center unter „Authentifizierung“ die Einstellung „Öffentliche Clientflows zulassen“.',
  },
  '90002': {
    code: 'unknown-tenant',
    en: 'There is no such organisation: check the domain or tenant id.',
    de: 'Diese Organisation gibt es nicht: Prüfen Sie Domäne oder Mandanten-ID.',
  },
  '50057': {
    code: 'operator-disabled',
    en: 'The account with which you sign in is disabled.',
    de: 'Das Konto, mit dem Sie sich anmelden, ist deaktiviert.',
  },
};
