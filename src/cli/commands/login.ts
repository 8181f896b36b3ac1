import { resolve } from 'node:path';
import { z } from 'zod';
import { createConnection, discoverTenant, makeTransport } from '../../microsoft/auth/connect.ts';
import { readProfiles, writeProfiles } from '../../microsoft/auth/profiles.ts';
import type { Profile } from '../../microsoft/auth/profiles.ts';
import { openSecretStore } from '../../microsoft/auth/secrets.ts';
import { systemAssigned } from '../../microsoft/auth/tokens.ts';
import { toJson } from '../../kernel/json.ts';
import { Secret } from '../../kernel/redact.ts';
import type { CommandSpec } from '../command.ts';

const input = z.object({
  tenant: z.string().min(1),
  clientId: z.string().optional(),
  method: z.enum(['secret', 'certificate', 'device-code', 'managed-identity']).default('device-code'),
  certificate: z.string().optional(),
  name: z.string().optional(),
  cloud: z.enum(['global', 'gcc', 'gcc-high', 'dod', 'china']).default('global'),
  endpoint: z.url().optional(),
  authority: z.string().optional(),
});

/** Signs in to a tenant and remembers how; secrets go to the keychain or the encrypted file, never into the profile. */
export const login: CommandSpec<z.infer<typeof input>> = {
  path: ['login'],
  summary: { en: 'sign in to a tenant', de: 'an einem Mandanten anmelden' },
  examples: [
    {
      line: 'evict login --tenant contoso.com --client-id 11111111-2222-… --method certificate --certificate evict.pem',
      text: {
        en: 'an app with a certificate: the way for unattended work',
        de: 'eine App mit Zertifikat: der Weg für unbeaufsichtigte Arbeit',
      },
    },
    {
      line: 'evict login --tenant contoso.com --client-id 11111111-2222-… --method device-code',
      text: {
        en: 'as an administrator, in a browser anywhere',
        de: 'als Administrator, in einem beliebigen Browser',
      },
    },
  ],
  permissions: [],
  arguments: [],
  options: [
    {
      flags: '--client-id <id>',
      text: {
        en: 'application (client) id; default AZURE_CLIENT_ID; with managed-identity that of a user-assigned one',
        de: 'Anwendungs-ID (Client); Vorgabe AZURE_CLIENT_ID; bei managed-identity die einer benutzerseitig zugewiesenen',
      },
    },
    {
      flags: '--method <method>',
      text: {
        en: 'secret, certificate, device-code or managed-identity',
        de: 'secret, certificate, device-code oder managed-identity',
      },
    },
    { flags: '--certificate <file>', text: { en: 'PEM or PFX file', de: 'PEM- oder PFX-Datei' } },
    {
      flags: '--name <name>',
      text: {
        en: 'name of this sign-in, for several tenants side by side',
        de: 'Name dieser Anmeldung, für mehrere Mandanten nebeneinander',
      },
    },
    {
      flags: '--cloud <cloud>',
      text: { en: 'global, gcc, gcc-high, dod or china', de: 'global, gcc, gcc-high, dod oder china' },
    },
    {
      flags: '--endpoint <url>',
      text: {
        en: 'send all traffic there instead: a simulator or a recording proxy',
        de: 'allen Verkehr dorthin senden: ein Simulator oder ein Aufzeichnungs-Proxy',
      },
    },
    {
      flags: '--authority <file>',
      text: {
        en: 'PEM file of a certificate authority to trust besides the public ones; default EVICT_CA_FILE',
        de: 'PEM-Datei einer Zertifizierungsstelle, der neben den öffentlichen zu vertrauen ist; Vorgabe EVICT_CA_FILE',
      },
    },
  ],
  input,
  async run(context, given) {
    const { environment, homeFolder, clock, random } = context;
    const route = {
      ...(given.endpoint ? { endpoint: given.endpoint } : {}),
      ...(given.authority ? { authorityFile: resolve(given.authority) } : {}),
    };
    const transport = makeTransport(route, { clock, random, environment });
    const tenantId = await discoverTenant(given.tenant, given.cloud, transport, random.uuid());
    const clientId =
      given.clientId ??
      environment['AZURE_CLIENT_ID'] ??
      (given.method === 'managed-identity'
        ? systemAssigned
        : await context.ask.text(
            { en: 'Application (client) id', de: 'Anwendungs-ID (Client)' },
            '--client-id',
          ));
    const profile: Profile = {
      name: given.name ?? given.tenant,
      tenantId,
      domain: given.tenant,
      displayName: '',
      cloud: given.cloud,
      clientId,
      method: given.method,
      ...route,
      ...(given.certificate ? { certificateFile: given.certificate } : {}),
    };
    const secrets = await openSecretStore(homeFolder, environment);
    if (
      given.method === 'secret' &&
      !environment['AZURE_CLIENT_SECRET'] &&
      !environment['EVICT_CLIENT_SECRET']
    ) {
      const secret = await context.ask.hidden(
        { en: 'Client secret', de: 'Geheimer Clientschlüssel' },
        'AZURE_CLIENT_SECRET',
      );
      await secrets.set(`secret:${profile.name}`, new Secret(secret));
      if (secrets.kind === 'none')
        context.talk.warn({
          en: 'No keychain and no EVICT_PASSPHRASE: the secret is not kept.',
          de: 'Kein Schlüsselbund und keine EVICT_PASSPHRASE: Das Geheimnis wird nicht aufbewahrt.',
        });
    }
    const connection = await createConnection(profile, {
      homeFolder,
      environment,
      clock,
      random,
      signal: context.signal,
      askDeviceCode: (message) => context.talk.note({ en: message, de: message }),
    });
    const known = readProfiles(homeFolder);
    const others = known.profiles.filter((item) => item.name !== profile.name);
    writeProfiles(homeFolder, {
      default: known.default ?? profile.name,
      // Whichever of its domains was typed: what is kept of a tenant lies under one name.
      profiles: [
        ...others,
        { ...profile, domain: connection.tenant.domain, displayName: connection.tenant.displayName },
      ],
    });
    const { language } = context;
    return {
      data: toJson({
        name: profile.name,
        tenant: connection.tenant,
        operator: { kind: connection.operator.kind, name: connection.operator.name },
        secrets: secrets.kind,
      }),
      document: [
        {
          block: 'paragraph',
          tone: 'good',
          text: {
            en: `Signed in to ${connection.tenant.displayName} as ${connection.operator.name}.`,
            de: `An ${connection.tenant.displayName} angemeldet als ${connection.operator.name}.`,
          }[language],
        },
        { block: 'paragraph', text: { en: 'Next: evict doctor', de: 'Weiter: evict doctor' }[language] },
      ],
      exit: 0,
    };
  },
};
