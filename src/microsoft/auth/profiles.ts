import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';

const profileReader = z.object({
  name: z.string(),
  tenantId: z.string(),
  domain: z.string(),
  displayName: z.string().default(''),
  cloud: z.enum(['global', 'gcc', 'gcc-high', 'dod', 'china']).default('global'),
  clientId: z.string(),
  method: z.enum(['secret', 'certificate', 'device-code', 'managed-identity']),
  certificateFile: z.string().optional(),
  /** Sends all traffic to this origin instead: a simulator, a recording proxy. */
  endpoint: z.string().optional(),
  authorityFile: z.string().optional(),
});

/** How to reach one tenant. Never holds a secret. */
export type Profile = z.infer<typeof profileReader>;

const fileReader = z.object({ default: z.string().nullable(), profiles: z.array(profileReader) });
export type ProfileFile = z.infer<typeof fileReader>;

/** None where there is no file; throws `profiles-damaged` where it cannot be read. */
export function readProfiles(homeFolder: string): ProfileFile {
  const file = join(homeFolder, 'profiles.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { default: null, profiles: [] };
  }
  try {
    return fileReader.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError({
      code: 'profiles-damaged',
      side: 'input',
      message: {
        en: `${file} cannot be read as a list of tenants.`,
        de: `${file} lässt sich nicht als Liste von Mandanten lesen.`,
      },
      next: {
        en: 'Mend or rename the file, then sign in again with "evict login".',
        de: 'Reparieren Sie die Datei oder benennen Sie sie um und melden Sie sich mit „evict login“ neu an.',
      },
      cause,
    });
  }
}

/** Written beside and renamed, so that a crash leaves the old list. */
export function writeProfiles(homeFolder: string, profiles: ProfileFile): void {
  mkdirSync(homeFolder, { recursive: true });
  const file = join(homeFolder, 'profiles.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(profiles, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The profile by name, domain or tenant id; without one, the default. */
export function findProfile(file: ProfileFile, wanted: string | undefined): Profile {
  const key = wanted ?? file.default ?? undefined;
  const found = file.profiles.find(
    (profile) => profile.name === key || profile.domain === key || profile.tenantId === key,
  );
  if (found) return found;
  throw new AppError({
    code: key ? 'unknown-tenant' : 'not-signed-in',
    side: 'access',
    message: key
      ? {
          en: `There is no sign-in for the tenant "${key}".`,
          de: `Für den Mandanten „${key}“ gibt es keine Anmeldung.`,
        }
      : { en: 'You are not signed in to any tenant.', de: 'Sie sind an keinem Mandanten angemeldet.' },
    next: {
      en: 'Run "evict login", or "evict status" for the tenants that are known; "npm run demo" needs no tenant.',
      de: 'Starten Sie „evict login“, oder „evict status“ für die bekannten Mandanten; „npm run demo“ braucht keinen Mandanten.',
    },
  });
}
