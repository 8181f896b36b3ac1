import { Resolver } from 'node:dns/promises';
import { AppError } from '../../kernel/errors.ts';
import type { DnsClient } from '../../domain/setting.ts';
import type { DnsAnswer } from '../../domain/setting-values/dns.ts';

/** Milliseconds for one question, and how often it is asked. */
const patience = { timeout: 3_000, tries: 2 };

/** What a name server answers about a name that holds nothing of the kind. */
const empty = ['ENOTFOUND', 'ENODATA'];

/** Asks the system's resolvers, or the one that was given as `host`, `host:port` or `[v6]:port`. */
export function dnsClient(server: string | null): DnsClient {
  const resolver = new Resolver(patience);
  if (server !== null) setServer(resolver, server);
  const ask = async (name: string, question: () => Promise<readonly string[]>): Promise<DnsAnswer> => {
    try {
      return { name, records: [...(await question())].sort(), failed: null };
    } catch (error) {
      const code = (error as { code?: string }).code ?? 'EUNKNOWN';
      return { name, records: [], failed: empty.includes(code) ? null : code };
    }
  };
  return {
    txt: (name) =>
      ask(name, async () => (await resolver.resolveTxt(name)).map((strings) => strings.join(''))),
    mx: (name) =>
      ask(name, async () => (await resolver.resolveMx(name)).map((one) => one.exchange.toLowerCase())),
  };
}

function setServer(resolver: Resolver, server: string): void {
  try {
    resolver.setServers([server]);
  } catch (cause) {
    throw new AppError({
      code: 'bad-resolver',
      side: 'input',
      message: {
        en: `"${server}" is no address of a name server.`,
        de: `„${server}“ ist keine Adresse eines Namenservers.`,
      },
      next: {
        en: 'Write an IP address, with a port where it is not 53: 9.9.9.9 or 127.0.0.1:5353.',
        de: 'Schreiben Sie eine IP-Adresse, mit Port, wenn er nicht 53 ist: 9.9.9.9 oder 127.0.0.1:5353.',
      },
      cause,
    });
  }
}
