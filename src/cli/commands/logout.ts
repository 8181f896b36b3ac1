import { z } from 'zod';
import { findProfile, readProfiles, writeProfiles } from '../../microsoft/auth/profiles.ts';
import { openSecretStore } from '../../microsoft/auth/secrets.ts';
import type { CommandSpec } from '../command.ts';

const input = z.object({ tenant: z.string().optional() });

/** Forgets a sign-in, its secret and its tokens. */
export const logout: CommandSpec<z.infer<typeof input>> = {
  path: ['logout'],
  summary: {
    en: 'forget a sign-in with its secrets and tokens',
    de: 'eine Anmeldung samt Geheimnissen und Token vergessen',
  },
  examples: [
    {
      line: 'evict logout --tenant contoso.com',
      text: {
        en: 'one tenant; without --tenant the default',
        de: 'ein Mandant; ohne --tenant der Standardmandant',
      },
    },
  ],
  permissions: [],
  arguments: [],
  options: [],
  input,
  async run(context, given) {
    const known = readProfiles(context.homeFolder);
    const profile = findProfile(known, given.tenant);
    const secrets = await openSecretStore(context.homeFolder, context.environment);
    for (const name of [`secret:${profile.name}`, `tokens:${profile.name}`])
      await secrets.delete(name).catch(() => undefined);
    const profiles = known.profiles.filter((item) => item.name !== profile.name);
    writeProfiles(context.homeFolder, {
      default: known.default === profile.name ? (profiles[0]?.name ?? null) : known.default,
      profiles,
    });
    return {
      data: { forgotten: profile.name },
      document: [
        {
          block: 'paragraph',
          text: { en: `Forgot ${profile.name}.`, de: `${profile.name} vergessen.` }[context.language],
        },
      ],
      exit: 0,
    };
  },
};
