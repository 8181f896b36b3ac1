import { z } from 'zod';
import type { MailboxKind, MailboxTruth } from '../../../domain/mailbox-audit.ts';
import { readAuditStatus } from '../../../engine/audit/status.ts';
import type { AuditView, MailboxPage, MailboxSort } from '../../contract/tenant.ts';
import { get, post } from '../../http/route.ts';
import { findTenant } from '../../tenants/find.ts';

const truths = ['blind', 'partly', 'recorded'] as const;
const kinds = [
  'user',
  'shared',
  'resource',
  'group',
  'public-folder',
  'other',
] as const satisfies readonly MailboxKind[];

const question = z.object({
  truth: z.enum(truths).optional(),
  kind: z.enum(kinds).optional(),
  /** Code of a gap. */
  gap: z.string().max(100).optional(),
  /** Part of an address or name. */
  search: z.string().max(200).optional(),
  sort: z.enum(['address', 'kind', 'truth', 'gaps', 'age']).default('truth'),
  direction: z.enum(['up', 'down']).default('up'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(50_000).default(200),
});
type Question = z.infer<typeof question>;

/** A workload that was silent for longer than this is a question, days. */
const lookBack = 7;

export const tenantAudit = get(
  '/api/tenants/:tenant/audit',
  z.object({}),
  (context, { params }): AuditView | null => {
    const known = context.readings.audits.get(findTenant(context, params['tenant']!).id);
    if (!known) return null;
    const { ingestion, organization, gaps, workloads, counts, blind } = known.status;
    return { readAt: known.readAt, ingestion, organization, gaps, workloads, counts, blind };
  },
);

export const auditMailboxes = get(
  '/api/tenants/:tenant/audit/mailboxes',
  question,
  (context, { params, given }): MailboxPage => {
    const known = context.readings.audits.get(findTenant(context, params['tenant']!).id);
    const kept = (known?.status.mailboxes ?? [])
      .filter((mailbox) => passes(mailbox, given))
      .toSorted(order(given));
    return { rows: kept.slice(given.offset, given.offset + given.limit), total: kept.length };
  },
);

/** Reads every mailbox's auditing anew; changes nothing. */
export const readAudit = post('/api/tenants/:tenant/audit', z.object({}), (context, { params, session }) => {
  const { id, domain } = findTenant(context, params['tenant']!);
  return context.jobs.start('audit', domain, session.id, async (job) => {
    const status = await readAuditStatus(await context.connect(id, job.signal), {
      mailboxes: [],
      all: true,
      days: lookBack,
      tell: (read) => job.progress({ en: `${read} mailboxes read`, de: `${read} Postfächer gelesen` }, null),
    });
    context.readings.audits.set(id, { readAt: context.clock.now().toISOString(), status });
    return null;
  });
});

function passes(mailbox: MailboxTruth, given: Question): boolean {
  if (given.truth !== undefined && mailbox.truth !== given.truth) return false;
  if (given.kind !== undefined && mailbox.kind !== given.kind) return false;
  if (given.gap !== undefined && !mailbox.gaps.some(({ code }) => code === given.gap)) return false;
  if (given.search === undefined) return true;
  return `${mailbox.address} ${mailbox.name}`.toLowerCase().includes(given.search.toLowerCase());
}

function order({ sort, direction }: Question): (a: MailboxTruth, b: MailboxTruth) => number {
  const sign = direction === 'up' ? 1 : -1;
  const by: { readonly [key in MailboxSort]: (a: MailboxTruth, b: MailboxTruth) => number } = {
    address: (a, b) => a.address.localeCompare(b.address),
    kind: (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
    truth: (a, b) => truths.indexOf(a.truth) - truths.indexOf(b.truth),
    gaps: (a, b) => b.gaps.length - a.gaps.length,
    age: (a, b) => (a.ageLimitDays ?? Infinity) - (b.ageLimitDays ?? Infinity) || 0,
  };
  return (a, b) => sign * by[sort](a, b) || a.address.localeCompare(b.address);
}
