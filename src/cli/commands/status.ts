import { z } from 'zod';
import { readProfiles } from '../../microsoft/auth/profiles.ts';
import { openSecretStore } from '../../microsoft/auth/secrets.ts';
import type { CommandSpec } from '../command.ts';

/** The tenants that are known here; asks nobody. */
export const status: CommandSpec<object> = {
  path: ['status'],
  summary: {
    en: 'list the tenants to which you are signed in',
    de: 'die Mandanten auflisten, an denen Sie angemeldet sind',
  },
  examples: [
    { line: 'evict status', text: { en: 'the default is marked', de: 'der Standardmandant ist markiert' } },
  ],
  permissions: [],
  arguments: [],
  options: [],
  input: z.object({}),
  async run(context) {
    const known = readProfiles(context.homeFolder);
    const secrets = await openSecretStore(context.homeFolder, context.environment);
    const rows = known.profiles.map((profile) => ({
      name: profile.name,
      default: profile.name === known.default,
      domain: profile.domain,
      displayName: profile.displayName,
      cloud: profile.cloud,
      method: profile.method,
      endpoint: profile.endpoint ?? null,
    }));
    const { language } = context;
    return {
      data: { home: context.homeFolder, secrets: secrets.kind, tenants: rows },
      records: rows,
      document: [
        {
          block: 'table',
          columns: [
            { title: '' },
            { title: 'Name' },
            { title: { en: 'Organisation', de: 'Organisation' }[language], flexible: true },
            { title: 'Cloud' },
            { title: { en: 'Method', de: 'Verfahren' }[language] },
            { title: { en: 'Endpoint', de: 'Endpunkt' }[language], flexible: true },
          ],
          rows: rows.map((row) => [
            row.default ? '*' : '',
            row.name,
            row.displayName,
            row.cloud,
            row.method,
            row.endpoint ?? 'Microsoft',
          ]),
          empty: {
            en: 'Not signed in anywhere. "evict login" begins.',
            de: 'Nirgends angemeldet. „evict login“ beginnt.',
          }[language],
        },
        {
          block: 'facts',
          rows: [
            [
              { en: 'Secrets', de: 'Geheimnisse' }[language],
              {
                keychain: {
                  en: 'kept in the keychain of this system',
                  de: 'liegen im Schlüsselbund dieses Systems',
                },
                file: { en: 'kept in an encrypted file', de: 'liegen in einer verschlüsselten Datei' },
                none: {
                  en: 'not kept: no keychain can be used here. Set EVICT_PASSPHRASE and they are kept in an encrypted file; until then each command takes them from the environment or asks you to sign in.',
                  de: 'werden nicht aufbewahrt: Hier ist kein Schlüsselbund verfügbar. Mit EVICT_PASSPHRASE liegen sie in einer verschlüsselten Datei; bis dahin nimmt jeder Befehl sie aus der Umgebung oder bittet um Anmeldung.',
                },
              }[secrets.kind][language],
            ],
          ],
        },
      ],
      exit: 0,
    };
  },
};
