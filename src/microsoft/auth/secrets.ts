import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import { Secret } from '../../kernel/redact.ts';

/** Where client secrets and token caches rest between runs. */
export interface SecretStore {
  readonly kind: 'keychain' | 'file' | 'none';
  get(name: string): Promise<Secret | null>;
  set(name: string, value: Secret): Promise<void>;
  delete(name: string): Promise<void>;
}

const service = 'evict';

/**
 * An encrypted file where EVICT_PASSPHRASE gives the passphrase (a server without a session has no keychain); otherwise the
 * operating system's keychain; where that refuses, or EVICT_NO_KEYCHAIN is set, nothing is kept.
 */
export async function openSecretStore(
  homeFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<SecretStore> {
  const passphrase = environment['EVICT_PASSPHRASE'];
  if (passphrase) return fileStore(join(homeFolder, 'secrets.enc'), passphrase);
  return environment['EVICT_NO_KEYCHAIN'] ? noStore : ((await keychain()) ?? noStore);
}

async function keychain(): Promise<SecretStore | null> {
  try {
    const { AsyncEntry } = await import('@napi-rs/keyring');
    // A keychain that cannot be written is found out now, not when the secret is needed.
    const probe = new AsyncEntry(service, 'probe');
    await probe.setPassword('probe');
    await probe.deletePassword();
    return {
      kind: 'keychain',
      async get(name) {
        const value = await new AsyncEntry(service, name).getPassword();
        return value ? new Secret(value) : null;
      },
      async set(name, value) {
        await new AsyncEntry(service, name).setPassword(value.reveal());
      },
      async delete(name) {
        await new AsyncEntry(service, name).deletePassword();
      },
    };
  } catch {
    return null;
  }
}

const noStore: SecretStore = {
  kind: 'none',
  get: () => Promise.resolve(null),
  set: () => Promise.resolve(),
  delete: () => Promise.resolve(),
};

const fileReader = z.object({
  version: z.literal(1),
  salt: z.string(),
  nonce: z.string(),
  tag: z.string(),
  data: z.string(),
});

/** AES-256-GCM under a key that scrypt makes of the passphrase; a new salt and nonce at each write. */
export function fileStore(file: string, passphrase: string): SecretStore {
  const read = (): { [name: string]: string } => {
    if (!existsSync(file)) return {};
    try {
      const box = fileReader.parse(JSON.parse(readFileSync(file, 'utf8')));
      const key = deriveKey(passphrase, Buffer.from(box.salt, 'base64'));
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(box.nonce, 'base64'));
      decipher.setAuthTag(Buffer.from(box.tag, 'base64'));
      const text = Buffer.concat([
        decipher.update(Buffer.from(box.data, 'base64')),
        decipher.final(),
      ]).toString('utf8');
      return z.record(z.string(), z.string()).parse(JSON.parse(text));
    } catch (cause) {
      throw new AppError({
        code: 'secrets-locked',
        side: 'access',
        message: {
          en: `${file} cannot be opened with this passphrase.`,
          de: `${file} lässt sich mit dieser Passphrase nicht öffnen.`,
        },
        next: {
          en: 'Set EVICT_PASSPHRASE to the right one, or delete the file and sign in again.',
          de: 'Setzen Sie EVICT_PASSPHRASE auf die richtige, oder löschen Sie die Datei und melden Sie sich neu an.',
        },
        cause,
      });
    }
  };
  const write = (secrets: { readonly [name: string]: string }): void => {
    const salt = randomBytes(16);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', deriveKey(passphrase, salt), nonce);
    const data = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
    mkdirSync(join(file, '..'), { recursive: true });
    const box = {
      version: 1,
      salt: salt.toString('base64'),
      nonce: nonce.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
      data: data.toString('base64'),
    };
    writeFileSync(`${file}.new`, JSON.stringify(box), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  return {
    kind: 'file',
    get: (name) => {
      const value = read()[name];
      return Promise.resolve(value === undefined ? null : new Secret(value));
    },
    set: (name, value) => {
      write({ ...read(), [name]: value.reveal() });
      return Promise.resolve();
    },
    delete: (name) => {
      const { [name]: _gone, ...rest } = read();
      write(rest);
      return Promise.resolve();
    },
  };
}

function deriveKey(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase, salt, 32, { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
}
