import { AppError } from '../../kernel/errors.ts';
import type { ReachableTenant, ServerContext } from '../context.ts';

/** The name of a tenant for people: the one by which it is signed in here, whatever Microsoft calls it first. */
export function domainOf(context: ServerContext, tenant: Pick<ReachableTenant, 'id' | 'domain'>): string {
  return context.tenants().find(({ id }) => id === tenant.id)?.domain ?? tenant.domain;
}

/** The tenant of an address, by domain or id. Throws `tenant-not-found`. */
export function findTenant(context: ServerContext, name: string): ReachableTenant {
  const wanted = name.toLowerCase();
  const found = context.tenants().find(({ id, domain }) => id === wanted || domain.toLowerCase() === wanted);
  if (found) return found;
  throw new AppError({
    code: 'tenant-not-found',
    side: 'input',
    message: {
      en: `No tenant "${name}" is signed in here.`,
      de: `Hier ist kein Mandant „${name}“ angemeldet.`,
    },
    next: {
      en: 'Choose one on the start page, or sign in to it with "evict login" in a terminal.',
      de: 'Wählen Sie einen auf der Startseite, oder melden Sie ihn mit „evict login“ im Terminal an.',
    },
  });
}
