import envPaths from 'env-paths';
import { join, resolve } from 'node:path';
import type { Localized } from '../kernel/localized.ts';
import type { CommandContext } from './command.ts';
import { makeAsk } from './ask.ts';
import type { ProgramInput } from './program-input.ts';
import type { GlobalOptions } from './common-options.ts';
import { makeTalk } from './talk.ts';

/** Builds what a command works with from the process and the global options. */
export function makeContext(input: ProgramInput, globals: GlobalOptions): CommandContext {
  const { environment, clock, random, signal } = input;
  const paths = envPaths('evict', { suffix: '' });
  const homeFolder = environment['EVICT_HOME'] ?? paths.config;
  const talk = makeTalk(input, globals);
  return {
    language: globals.lang,
    clock,
    random,
    environment,
    homeFolder,
    casesFolder: resolve(globals.cases ?? environment['EVICT_CASES'] ?? join(paths.data, 'cases')),
    talk,
    ask: makeAsk(input, globals),
    signal,
    async connect(tenant) {
      // Sign-in and its libraries are read only where a tenant is asked: most looks at files and cases need none.
      const [{ createConnection }, { findProfile, readProfiles }] = await Promise.all([
        import('../microsoft/auth/connect.ts'),
        import('../microsoft/auth/profiles.ts'),
      ]);
      const profile = findProfile(readProfiles(homeFolder), tenant ?? globals.tenant);
      return createConnection(profile, {
        homeFolder,
        environment,
        clock,
        random,
        signal,
        askDeviceCode: (message) => talk.note(same(message)),
        ...(globals.debug
          ? {
              note: (note) =>
                talk.note(
                  same(
                    `${note.method} ${note.url} → ${note.status} (${note.milliseconds} ms, ${note.clientRequestId})`,
                  ),
                ),
            }
          : {}),
      });
    },
  };
}

function same(text: string): Localized {
  return { en: text, de: text };
}
