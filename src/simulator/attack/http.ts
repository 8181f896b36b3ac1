import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';

export interface Answer {
  readonly status: number;
  readonly body: { readonly [key: string]: unknown };
}

/** A person's own client, attacker or owner: it knows the public API and where it listens, nothing else. */
export class PlainClient {
  readonly #origin: string;
  readonly #ip: string;
  readonly #userAgent: string;

  constructor(origin: string, ip: string, userAgent: string) {
    this.#origin = origin;
    this.#ip = ip;
    this.#userAgent = userAgent;
  }

  form(host: string, path: string, fields: { readonly [name: string]: string }): Promise<Answer> {
    return this.#send('POST', host, path, new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    });
  }

  json(
    method: string,
    host: string,
    path: string,
    token: string,
    body?: unknown,
    headers: { readonly [name: string]: string } = {},
  ): Promise<Answer> {
    return this.#send(method, host, path, body === undefined ? '' : JSON.stringify(body), {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...headers,
    });
  }

  /** An access token from a refresh token, or null where it is refused. */
  async refresh(
    tenantId: string,
    clientId: string,
    refreshToken: string,
    resource: string,
  ): Promise<string | null> {
    return accessToken(
      await this.form('login.microsoftonline.com', `/${tenantId}/oauth2/v2.0/token`, {
        grant_type: 'refresh_token',
        client_id: clientId,
        refresh_token: refreshToken,
        scope: `${resource}/.default offline_access`,
      }),
    );
  }

  /** Redeems the code of an interactive sign-in. */
  async redeem(tenantId: string, signIn: Answer, clientId: string, resource: string): Promise<string | null> {
    if (typeof signIn.body['code'] !== 'string') return null;
    return accessToken(
      await this.form('login.microsoftonline.com', `/${tenantId}/oauth2/v2.0/token`, {
        grant_type: 'authorization_code',
        client_id: clientId,
        code: signIn.body['code'],
        scope: `${resource}/.default offline_access`,
      }),
    );
  }

  #send(
    method: string,
    host: string,
    path: string,
    body: string,
    headers: { readonly [name: string]: string },
  ): Promise<Answer> {
    const url = new URL(this.#origin);
    const send = url.protocol === 'https:' ? tlsRequest : plainRequest;
    return new Promise((resolve, reject) => {
      const outgoing = send(
        // The simulator's own certificate authority is nobody's to trust; this traffic never leaves the machine.
        {
          host: url.hostname,
          port: url.port,
          method,
          path,
          rejectUnauthorized: false,
          headers: {
            host,
            'user-agent': this.#userAgent,
            'x-simulated-ip': this.#ip,
            'content-length': String(Buffer.byteLength(body)),
            ...headers,
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({ status: incoming.statusCode ?? 0, body: parse(text) });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}

function accessToken(answer: Answer): string | null {
  return typeof answer.body['access_token'] === 'string' ? answer.body['access_token'] : null;
}

function parse(text: string): Answer['body'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Answer['body']) : {};
  } catch {
    return {};
  }
}

/** What a refused request said, short. */
export function refusal(answer: Answer): string {
  const error = answer.body['error'] as { code?: string; message?: string } | string | undefined;
  if (typeof error === 'object')
    return `${answer.status} ${error.code ?? ''}: ${(error.message ?? '').slice(0, 140)}`;
  return `${answer.status} ${String(answer.body['error_description'] ?? error ?? '').slice(0, 160)}`;
}
